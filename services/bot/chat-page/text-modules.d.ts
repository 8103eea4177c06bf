/** A file that the build bundles as its text. */
declare module '*.html' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of esbuild's text loader
  export default text;
}

declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of esbuild's text loader
  export default text;
}

/** A TypeScript file that the build bundles for browsers, as the text of one script. */
declare module '*?browser' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of browser-script.mjs
  export default text;
}

/** A TypeScript file that the build bundles for browsers, as the text of one module with its exports. */
declare module '*?module' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of browser-script.mjs
  export default text;
}
