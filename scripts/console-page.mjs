import { relative } from 'node:path';
import { packageFolders } from './third-party-licences.mjs';

/**
 * Bundles the page of the console: its script, which loads the page of each area on demand, and its style. Returns path under
 * dist/ → content, and adds the folders of the packages that are in it to `packages`.
 */
export async function bundleConsolePage(esbuild, root, packages, entryPoints) {
  if (Object.keys(entryPoints).length === 0) return {};
  const outdir = `${root}/dist/console`;
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    chunkNames: 'chunk-[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    preserveSymlinks: true,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  for (const folder of packageFolders(result.metafile)) packages.add(folder);
  const files = result.outputFiles.map((file) => [relative(outdir, file.path), file.contents]);
  const scripts = files.filter(([name]) => name.endsWith('.js'));
  const styles = files
    .filter(([name]) => name.endsWith('.css'))
    // What all pages share comes first, so that a page can change it.
    .sort(
      ([a], [b]) => Number(b === 'console.css') - Number(a === 'console.css') || (a < b ? -1 : 1),
    )
    .map(([, content]) => content);
  return Object.fromEntries([
    ...scripts.map(([name, content]) => [`console/${name}`, content]),
    // Styles of pages that are loaded on demand would otherwise never be: esbuild loads none with a chunk.
    ['console/console.css', Buffer.concat(styles)],
  ]);
}
