/** Files that the build bundles as their text. */
declare module '*.html' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what esbuild's text loader gives
  export default text;
}

declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what esbuild's text loader gives
  export default text;
}

/** A TypeScript file bundled for browsers, as the text of one script. */
declare module '*?browser' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what browser-script.mjs gives
  export default text;
}
