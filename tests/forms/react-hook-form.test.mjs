// The schema in react-hook-form, through standardSchemaResolver.
import { testForm } from "./scenario.mjs";

testForm("react-hook-form.jsx");
