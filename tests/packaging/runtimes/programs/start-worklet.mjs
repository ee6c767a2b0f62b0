// An offline context needs neither a sound card nor a click.
const context = new OfflineAudioContext(1, 128, 44_100);
await context.audioWorklet.addModule(new URL("worklet.mjs", import.meta.url));
const { port } = new AudioWorkletNode(context, "program");
port.onmessage = ({ data }) => {
  globalThis.summary = data;
};
context.startRendering();
