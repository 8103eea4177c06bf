import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Each module is compiled alone, and must write all its types down (isolatedDeclarations). That takes a tenth of a second,
 * the whole program several. `npm run typecheck` checks the same sources with everything that they import.
 */
const OPTIONS = [
  ...['--ignoreConfig', '--noResolve', '--noCheck', '--isolatedDeclarations'],
  ...['--declaration', '--emitDeclarationOnly', '--stripInternal'],
  ...['--target', 'es2023', '--module', 'nodenext', '--allowImportingTsExtensions'],
];

/**
 * Emits the declarations of the modules whose types the package ships. Accepts name under dist/ → source, and returns
 * path under dist/ → content. Throws if a declaration imports any other file.
 */
export async function emitDeclarations(root, entries) {
  const sources = Object.values(entries);
  if (sources.length === 0) return {};
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-types-'));
  try {
    await compile(root, sources, folder);
    const files = Object.entries(entries).map(async ([name, source]) => {
      const path = join(folder, relative(root, source).replace(/\.ts$/, '.d.ts'));
      return [`${name}.d.ts`, withShippedImports(source, await readFile(path, 'utf8'), entries)];
    });
    return Object.fromEntries(await Promise.all(files));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compile(root, sources, outDir) {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(manifest), 'bin/tsc');
  const args = [...OPTIONS, '--rootDir', root, '--outDir', outDir, ...sources];
  await run(process.execPath, [tsc, ...args], { cwd: root }).catch(({ stdout, message }) => {
    throw new Error(stdout || message);
  });
}

/** Under dist/ the modules are next to each other. */
function withShippedImports(source, text, entries) {
  return text.replace(/(\bfrom\s+|\bimport\()'(\.[^']*)'/g, (_, before, path) => {
    const target = resolve(dirname(source), path);
    const [name] = Object.entries(entries).find(([, shipped]) => shipped === target) ?? [];
    if (name !== undefined) return `${before}'./${name}.js'`;
    throw new Error(`${source}: its types need ${path}, which the package does not ship`);
  });
}
