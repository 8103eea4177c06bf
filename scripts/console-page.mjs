import { relative } from 'node:path';
import { packageFolders } from './third-party-licences.mjs';

const SOURCE = 'services/devkit/console/page/main.tsx';

/**
 * Bundles the page of the console: its script, which loads the page of each area on demand, and its style. Returns path under
 * dist/ → content, and adds the folders of the packages that are in it to `packages`.
 */
export async function bundleConsolePage(esbuild, root, packages) {
  const outdir = `${root}/dist/console`;
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { console: `${root}/${SOURCE}` },
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
  return Object.fromEntries(
    result.outputFiles.map((file) => [relative(`${root}/dist`, file.path), file.contents]),
  );
}
