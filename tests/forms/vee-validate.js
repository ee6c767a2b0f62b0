import { ErrorMessage, Field, FieldArray, Form } from "vee-validate";
import { createApp } from "vue/dist/vue.esm-bundler.js";

import { schema, submit } from "./edits.js";
import { initialValues } from "./image.mjs";
import { toTypedSchema } from "./typed-schema.js";

const TextField = {
  components: { ErrorMessage, Field },
  props: ["name", "label"],
  template: `
    <Field :name="name" :aria-label="label" :aria-describedby="name + '-message'" />
    <p role="alert" :id="name + '-message'"><ErrorMessage :name="name" /></p>
  `,
};

const ImageForm = {
  components: { ErrorMessage, FieldArray, Form, TextField },
  props: ["schema"],
  setup: () => ({ initialValues, submit }),
  template: `
    <Form :validation-schema="schema" :initial-values="initialValues" @submit="submit">
      <TextField name="name" label="Name" />
      <TextField name="description" label="Description" />
      <TextField name="minDiskSize" label="Minimum disk size" />
      <FieldArray name="labels" v-slot="{ fields, push, remove }">
        <fieldset aria-label="Labels" aria-describedby="labels-message">
          <div v-for="(field, index) in fields" :key="field.key">
            <TextField
              :name="'labels[' + index + '].key'"
              :label="'Label ' + (index + 1) + ', key'"
            />
            <TextField
              :name="'labels[' + index + '].value'"
              :label="'Label ' + (index + 1) + ', value'"
            />
            <button type="button" @click="remove(index)">Remove label {{ index + 1 }}</button>
          </div>
          <p role="alert" id="labels-message"><ErrorMessage name="labels" /></p>
          <button type="button" @click="push({ key: '', value: '' })">Add label</button>
        </fieldset>
      </FieldArray>
      <button>Save</button>
    </Form>
  `,
};

createApp(ImageForm, { schema: toTypedSchema(schema) }).mount("#app");

const bare = document.getElementById("bare");
if (bare !== null) createApp(ImageForm, { schema }).mount(bare);
