import { inlineScript } from './inline-script.mjs';

/**
 * Creates an esbuild plugin: `import script from './x.ts?browser'` is the text of one browser script made of x.ts
 * and everything it imports, so that a function carries the page that it serves. `onBundled` receives the metafile.
 */
export function browserScript(esbuild, onBundled = () => {}) {
  return inlineScript('browser', (entryPoint, folder) =>
    bundleForBrowser(esbuild, entryPoint, folder, onBundled),
  );
}

/** Bundles a browser script and returns its text. Reproducible, like everything in `dist/`. */
export async function bundleForBrowser(
  esbuild,
  entryPoint,
  absWorkingDir = process.cwd(),
  onBundled = () => {},
) {
  const result = await esbuild.build({
    absWorkingDir,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    loader: { '.css': 'text' },
    preserveSymlinks: true,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  onBundled(result.metafile);
  return result.outputFiles[0].text;
}
