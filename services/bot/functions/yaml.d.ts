/** A YAML file that the build bundles as its text. */
declare module '*.yaml' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of esbuild's text loader
  export default text;
}

/** A file of lines with tabs, bundled likewise. */
declare module '*.tsv' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of esbuild's text loader
  export default text;
}

/** A file of lines, bundled likewise. */
declare module '*.txt' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of esbuild's text loader
  export default text;
}
