// The schema in vee-validate 4, through the adapter in typed-schema.js.
import { testForm } from "./scenario.mjs";

testForm("vee-validate.js");
