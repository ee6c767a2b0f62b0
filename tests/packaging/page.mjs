// Reads what a server rendered.

/**
 * The summary in `<pre id="server">` of a page, before any script has run.
 *
 * @param {string} url
 */
export async function summaryOnPage(url) {
  const html = await (await fetch(url)).text();
  const [, text] = /<pre id="server">(.*?)<\/pre>/s.exec(html) ?? [];
  if (text === undefined) throw new Error(`no summary in the page:\n${html}`);
  return JSON.parse(decode(text));
}

/**
 * The text that HTML shows.
 *
 * @param {string} html
 */
function decode(html) {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
