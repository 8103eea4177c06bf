import { deflateSync } from 'fflate';
import { inlineScript } from './inline-script.mjs';

/**
 * Creates an esbuild plugin: `import script from './x.ts?thread'` is a function that returns one script made of x.ts and
 * everything it imports, for a worker thread: a function is one file, and its threads have no file to start from.
 * `onBundled` receives the metafile.
 */
export function threadScript(esbuild, onBundled = () => {}) {
  return inlineScript(
    'thread',
    (entryPoint, folder) => bundleForThread(esbuild, entryPoint, folder, onBundled),
    packedModule,
  );
}

/**
 * Returns a module that unpacks the text when it is called: parsers of megabytes would otherwise be read at every start of
 * the function. Packed by a library in JavaScript, because zlib packs differently from one machine to another.
 */
function packedModule(text) {
  const packed = Buffer.from(deflateSync(Buffer.from(text), { level: 9 })).toString('base64');
  const contents = [
    "import { inflateRawSync } from 'node:zlib';",
    `const packed = '${packed}';`,
    "export default () => inflateRawSync(Buffer.from(packed, 'base64')).toString();",
  ].join('\n');
  return { contents, loader: 'js' };
}

/** Bundles the script of a thread and returns its text. Reproducible, like everything in `dist/`. */
export async function bundleForThread(
  esbuild,
  entryPoint,
  absWorkingDir = process.cwd(),
  onBundled = () => {},
) {
  const result = await esbuild.build({
    absWorkingDir,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'node',
    // A script that is started from its text is CommonJS.
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    preserveSymlinks: true,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  onBundled(result.metafile);
  return result.outputFiles[0].text;
}
