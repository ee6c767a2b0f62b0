export default {
  framework: "@storybook/html-vite",
  stories: ["../*.stories.mjs"],
  core: { disableTelemetry: true },
};
