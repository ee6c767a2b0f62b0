// The dialog and the rows need the browser. Also, what a user types before a page from the server is
// hydrated would be lost.
export const ssr = false;
