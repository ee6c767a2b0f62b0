// The schema in TanStack Form, which takes a Standard Schema as a validator.
import { testForm } from "./scenario.mjs";

testForm("tanstack-form.jsx");
