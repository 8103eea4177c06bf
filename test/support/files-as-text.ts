import { readFile } from 'node:fs/promises';

/** A plug-in of Vite: a file of words is a module of its text, as in the build (scripts/bundle.mjs). */
export const filesAsText = {
  name: 'files-as-text',
  // Before Vite, which takes a text file for something to link to.
  enforce: 'pre' as const,
  load: async (path: string) =>
    /\.(?:yaml|tsv|txt)$/.test(path)
      ? `export default ${JSON.stringify(await readFile(path, 'utf8'))};`
      : undefined,
};
