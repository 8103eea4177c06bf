/** A plug-in of Vite: a YAML file is a module of its text, as in the build (scripts/bundle.mjs). */
export const yamlAsText = {
  name: 'yaml-as-text',
  transform: (source: string, path: string) =>
    path.endsWith('.yaml') ? `export default ${JSON.stringify(source)};` : undefined,
};
