import { relative } from 'node:path';
import { browserModule, browserScript } from './browser-script.mjs';
import { packageFolders } from './third-party-licences.mjs';
import { threadScript } from './thread-script.mjs';

/** CommonJS packages inside an ES module still call require and read __dirname. */
const REQUIRE_FOR_ESM = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  "const __dirname = bundlePath(new URL('.', import.meta.url));",
].join('\n');

const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  loader: { '.yaml': 'text', '.tsv': 'text', '.txt': 'text', '.html': 'text', '.css': 'text' },
  banner: { js: REQUIRE_FOR_ESM },
  charset: 'utf8',
  // esbuild writes the paths of modules into the bundle: a linked node_modules must not change them.
  preserveSymlinks: true,
  write: false,
  metafile: true,
  logLevel: 'warning',
};

/** Packages that come from the project that runs the tests, in the versions that its own code uses. */
const PEERS = ['testcontainers', '@aws-sdk/client-lex-runtime-v2'];

/**
 * Bundles the programs of the local side into one folder. Returns path under dist/ → content, and adds the folders of the
 * packages that are in them to `packages`.
 * Chunks are in the folder of the entries: `..` of any module's `import.meta.url` is the package's root.
 */
export async function bundlePrograms(esbuild, root, packages, entryPoints, external = []) {
  if (Object.keys(entryPoints).length === 0) return {};
  const outdir = `${root}/dist`;
  const result = await esbuild.build({
    ...SHARED,
    absWorkingDir: root,
    entryPoints,
    outdir,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    external,
  });
  for (const folder of packageFolders(result.metafile)) packages.add(folder);
  const files = result.outputFiles.map((file) => [relative(outdir, file.path), file.contents]);
  return withHashbang(Object.fromEntries(files), 'cli.js');
}

/** Bundles the modules that tests of other projects import, likewise. */
export function bundleTestModules(esbuild, root, packages, entryPoints) {
  return bundlePrograms(esbuild, root, packages, entryPoints, PEERS);
}

/** Bundles one function with everything that it imports. Returns the content of its index.mjs, and adds its packages. */
export async function bundleFunction(esbuild, root, packages, source) {
  const addPackages = (metafile) => {
    for (const folder of packageFolders(metafile)) packages.add(folder);
  };
  const result = await esbuild.build({
    ...SHARED,
    absWorkingDir: root,
    entryPoints: [source],
    outfile: `${root}/dist/index.mjs`,
    plugins: [
      browserScript(esbuild, addPackages),
      browserModule(esbuild, addPackages),
      threadScript(esbuild, addPackages),
    ],
  });
  addPackages(result.metafile);
  return result.outputFiles[0].contents;
}

/** npm links a package's bin without changing it: the file itself must name its interpreter. */
function withHashbang(files, name) {
  const content = files[name];
  if (!content) return files;
  return { ...files, [name]: Buffer.concat([Buffer.from('#!/usr/bin/env node\n'), content]) };
}
