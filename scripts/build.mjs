import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunction, bundlePrograms, bundleTestModules } from './bundle.mjs';
import { bundleConsolePage } from './console-page.mjs';
import { emitDeclarations } from './declarations.mjs';
import { replaceFiles } from './dist-files.mjs';
import {
  consolePageEntries,
  functionEntries,
  programEntries,
  testModuleEntries,
  typedEntries,
} from './entries.mjs';
import { manifestEntry, zipReproducibly } from './function-zip.mjs';
import { hashSources } from './source-hash.mjs';
import { LicenceError, licenceDocument } from './third-party-licences.mjs';

const STAMP = '.sources-sha256';
const LICENCES = 'THIRD-PARTY-LICENSES.txt';

/** The folder of package.json. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds `dist/`: the programs, each function's bundle and zip, `manifest.json`, the licences of the packages in them, and
 * the hash of the sources. Throws LicenceError if a bundled package may not be shipped or has no licence text. Throws with the code ERR_MODULE_NOT_FOUND if esbuild, a development dependency, isn't installed.
 */
export async function build(root = packageRoot, sourceHash = undefined) {
  const stamp = sourceHash ?? (await hashSources(root));
  const esbuild = await import('esbuild');
  try {
    const packages = new Set();
    const programs = await bundlePrograms(esbuild, root, packages, await programEntries(root));
    const tests = await bundleTestModules(esbuild, root, packages, await testModuleEntries(root));
    const functions = await buildFunctions(esbuild, root, packages);
    const page = await bundleConsolePage(esbuild, root, packages, await consolePageEntries(root));
    const types = await emitDeclarations(root, await typedEntries(root));
    await replaceFiles(join(root, 'dist'), {
      ...programs,
      ...tests,
      ...page,
      ...functions,
      ...types,
      [LICENCES]: await licenceDocument(root, packages),
      [STAMP]: stamp,
    });
  } finally {
    await esbuild.stop();
  }
}

/** Builds unless `dist/` was built from the same sources. Returns whether it did. */
export async function buildIfChanged(root = packageRoot) {
  const [sourceHash, built] = await Promise.all([
    hashSources(root),
    readFile(join(root, 'dist', STAMP), 'utf8').catch(() => ''),
  ]);
  if (sourceHash === built) return false;
  await build(root, sourceHash);
  return true;
}

async function buildFunctions(esbuild, root, allPackages) {
  const files = {};
  const manifest = {};
  const packages = new Set();
  for (const [name, source] of Object.entries(await functionEntries(root))) {
    const code = await bundleFunction(esbuild, root, packages, source);
    const zip = zipReproducibly('index.mjs', code);
    files[`functions/${name}/index.mjs`] = code;
    files[`functions/${name}.zip`] = zip;
    manifest[name] = manifestEntry(name, zip);
  }
  // Next to the zips and not in them: a package's own files don't change the hash of the code.
  for (const folder of packages) allPackages.add(folder);
  if (packages.size > 0) files[`functions/${LICENCES}`] = await licenceDocument(root, packages);
  return { ...files, 'manifest.json': `${JSON.stringify(manifest, undefined, 2)}\n` };
}

/**
 * `npm ci --omit=dev` runs `prepare` as well: without esbuild there is nothing to build with, and that is fine.
 * esbuild has already printed the errors in the sources.
 */
function explainFailure(error) {
  if (Array.isArray(error?.errors)) process.exit(1);
  if (error instanceof LicenceError) {
    process.stderr.write(`support-bot: ${error.message}\n`);
    process.exit(1);
  }
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes("'esbuild'")) throw error;
  process.stderr.write(
    'support-bot: dist/ was not built, because the development dependency esbuild is not installed.\n',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build().catch(explainFailure);
