// The line that the dev servers of Vite 5 to 7 need for `yc-image-update/web`.
export default { optimizeDeps: { exclude: ["yc-image-update/web"] } };
