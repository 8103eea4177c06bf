import { dirname, resolve } from 'node:path';

/**
 * An esbuild plugin: `import script from './x.ts?browser'` is the text of one browser script made of x.ts and
 * everything it imports, so that a function carries the page that it serves.
 */
export function browserScript(esbuild) {
  return {
    name: 'browser-script',
    setup(build) {
      build.onResolve({ filter: /\?browser$/ }, ({ path, importer }) => ({
        path: resolve(dirname(importer), path.replace(/\?browser$/, '')),
        namespace: 'browser-script',
      }));
      build.onLoad({ filter: /.*/, namespace: 'browser-script' }, async ({ path }) => ({
        contents: await bundleForBrowser(esbuild, path),
        loader: 'text',
        watchFiles: [path],
      }));
    },
  };
}

/** Bundles a browser script; returns its text. Reproducible, like everything in `dist/`. */
export async function bundleForBrowser(esbuild, entryPoint) {
  const result = await esbuild.build({
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    loader: { '.css': 'text' },
    write: false,
    logLevel: 'warning',
  });
  return result.outputFiles[0].text;
}
