/** A TypeScript file that the build bundles for a worker thread, as one script that is unpacked when it is called. */
declare module '*?thread' {
  const unpack: () => string;
  // biome-ignore lint/style/noDefaultExport: the shape of thread-script.mjs
  export default unpack;
}
