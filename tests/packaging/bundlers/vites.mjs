// The versions of Vite. npm installs one under its own name; a script of the others has no link.
const OLD = ["5", "6", "7"];

export const VITES = [
  { environment: "Vite 8", name: "vite", program: ["vite"], bringsFiles: true },
  ...OLD.map((version) => ({
    environment: `Vite ${version}`,
    name: `vite-${version}`,
    program: ["node", `node_modules/vite-${version}/bin/vite.js`],
    /** Whether the dev server finds the file that a dependency names with `new URL()`. */
    bringsFiles: false,
  })),
];
