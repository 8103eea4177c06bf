import { dirname, relative, resolve } from 'node:path';

/** A module that exports a text. */
const asText = (text) => ({ contents: text, loader: 'text' });

/**
 * Creates an esbuild plugin: `import script from './x.ts?<suffix>'` is the text of one script made of x.ts and everything
 * it imports. `bundle(entryPoint, absWorkingDir)` makes that text, and `moduleOf` makes a module of it.
 */
export function inlineScript(suffix, bundle, moduleOf = asText) {
  const namespace = `${suffix}-script`;
  const ending = new RegExp(`\\?${suffix}$`);
  return {
    name: namespace,
    setup(build) {
      const { absWorkingDir = process.cwd() } = build.initialOptions;
      // esbuild writes the path of a module into the bundle: a relative one is the same in every checkout.
      build.onResolve({ filter: ending }, ({ path, importer }) => ({
        path: relative(absWorkingDir, resolve(dirname(importer), path.replace(ending, ''))),
        namespace,
      }));
      build.onLoad({ filter: /.*/, namespace }, async ({ path }) => ({
        ...moduleOf(await bundle(resolve(absWorkingDir, path), absWorkingDir)),
        watchFiles: [resolve(absWorkingDir, path)],
      }));
    },
  };
}
