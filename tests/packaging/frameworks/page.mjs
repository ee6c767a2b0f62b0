// Reads what a server rendered.

/** The summary that a page holds in `<pre id="server">` before any script runs. */
export async function summaryOnPage(url) {
  const html = await (await fetch(url)).text();
  const [, text] = /<pre id="server">(.*?)<\/pre>/s.exec(html) ?? [];
  if (text === undefined) throw new Error(`no summary in the page:\n${html}`);
  return JSON.parse(decode(text));
}

/** The text that HTML shows. */
function decode(html) {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
