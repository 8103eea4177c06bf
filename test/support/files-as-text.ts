/** A plug-in of Vite: a YAML or TSV file is a module of its text, as in the build (scripts/bundle.mjs). */
export const filesAsText = {
  name: 'files-as-text',
  transform: (source: string, path: string) =>
    /\.(?:yaml|tsv)$/.test(path) ? `export default ${JSON.stringify(source)};` : undefined,
};
