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

/**
 * Creates an esbuild plugin: `import script from './x.ts?module'` is the text of one ES module, with the exports of x.ts,
 * which the page loads when it needs it.
 */
export function browserModule(esbuild, onBundled = () => {}) {
  return inlineScript('module', (entryPoint, folder) =>
    bundleForBrowser(esbuild, entryPoint, folder, onBundled, 'esm'),
  );
}

/** Bundles a browser script and returns its text. Reproducible, like everything in `dist/`. */
export async function bundleForBrowser(
  esbuild,
  entryPoint,
  absWorkingDir = process.cwd(),
  onBundled = () => {},
  format = 'iife',
) {
  const result = await esbuild.build({
    absWorkingDir,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'browser',
    format,
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
