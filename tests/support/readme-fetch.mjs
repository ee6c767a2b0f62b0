// Replaces `fetch` while the examples of the READMEs run. The first request gets 503, every other
// one an operation that is done.
let requests = 0;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  requests++;
  if (requests === 1) return Response.json({ code: 14, message: "Try again" }, { status: 503 });
  const { updateMask, ...values } = await request.json();
  const response = { id: new URL(request.url).pathname.split("/").at(-1), ...values };
  return Response.json({ id: "fdvop", done: true, response });
};
