import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type * as esbuild from 'esbuild';
import { LexServerError } from './lex-server-error.ts';

/** CommonJS packages inside an ES module still call require. */
const REQUIRE_FOR_ESM = [
  "import { createRequire as bundleRequire } from 'node:module';",
  'const require = bundleRequire(import.meta.url);',
].join('\n');

/** A handler's code in a form that a process can load. */
export interface HandlerCode {
  /** The module to import. */
  readonly module: string;
  /** The files that it was bundled from; undefined if they are not known. */
  readonly inputs?: readonly string[];
}

/**
 * Makes a TypeScript handler loadable: bundles it with the esbuild of its project (or of this package), or leaves it as it
 * is if this Node.js strips types itself. Throws LexServerError with the compiler's problems, or with what is missing.
 */
export async function bundleHandler(file: string, folder: string): Promise<HandlerCode> {
  const compiler = await findEsbuild(file);
  if (compiler) return bundle(compiler, file, join(folder, 'code.mjs'));
  if ((process.features as { typescript?: unknown }).typescript) return { module: file };
  throw new LexServerError([
    `${file}: TypeScript needs esbuild (npm install --save-dev esbuild) or Node.js 22.18 or newer`,
  ]);
}

async function bundle(
  compiler: typeof esbuild,
  file: string,
  outfile: string,
): Promise<HandlerCode> {
  const folder = dirname(file);
  try {
    const result = await compiler.build({
      absWorkingDir: folder,
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: { js: REQUIRE_FOR_ESM },
      sourcemap: 'inline',
      metafile: true,
      logLevel: 'silent',
    });
    const inputs = Object.keys(result.metafile.inputs).map((input) => resolve(folder, input));
    return { module: outfile, inputs };
  } catch (error) {
    throw new LexServerError(problemsOf(error, file));
  }
}

function problemsOf(error: unknown, file: string): readonly string[] {
  const { errors } = error as Partial<esbuild.BuildFailure>;
  if (!errors) return [`${file}: ${error instanceof Error ? error.message : String(error)}`];
  return errors.map(({ text, location }) => {
    if (!location) return `${file}: ${text}`;
    const path = relative('.', resolve(dirname(file), location.file));
    return `${path}:${location.line}:${location.column + 1}: ${text}`;
  });
}

/** Finds esbuild at run time: the installed package does not depend on it. */
export async function findEsbuild(file: string): Promise<typeof esbuild | undefined> {
  for (const from of [pathToFileURL(file).href, import.meta.url]) {
    const path = resolvedFrom(from);
    if (path && (await isThere(path))) return (await import(pathToFileURL(path).href)).default;
  }
  return undefined;
}

function resolvedFrom(from: string): string | undefined {
  try {
    return createRequire(from).resolve('esbuild');
  } catch {
    return undefined;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
