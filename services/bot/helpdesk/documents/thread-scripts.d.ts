/** A TypeScript file that the build bundles for a worker thread, as the text of one script. */
declare module '*?thread' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of thread-script.mjs
  export default text;
}
