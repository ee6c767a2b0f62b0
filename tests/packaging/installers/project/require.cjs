const api = require("yc-image-update");

import("./program.mjs").then(({ run }) => console.log(JSON.stringify(run(api))));
