/** The bundler turns a YAML file into its text. */
declare module '*.yaml' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what the bundler's text loader makes
  export default text;
}
