// Stands in for the network while the READMEs' examples run: the first request finds the API busy, the next ones are carried out.
let requests = 0;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  requests++;
  if (requests === 1) return Response.json({ code: 14, message: "Try again" }, { status: 503 });
  const { updateMask, ...values } = await request.json();
  const response = { id: new URL(request.url).pathname.split("/").at(-1), ...values };
  return Response.json({ id: "fdvop", done: true, response });
};
