import { access } from 'node:fs/promises';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged, packageRoot } from './build.mjs';

const OUT_OF_FILES = new Set(['EMFILE', 'ENFILE']);

/**
 * Runs `dist/<name>.js` in this process with the given arguments, and rebuilds it first if the sources have changed.
 * There is only one process, so that signals reach the program and its exit code counts.
 */
export async function runProgram(name, args) {
  await buildIfChanged();
  const path = join(packageRoot, 'dist', `${name}.js`);
  await access(path).catch(() => {
    throw new Error(`dist/${name}.js is not built (unknown program "${name}")`);
  });
  module.enableCompileCache?.();
  process.argv = [process.argv[0], path, ...args];
  await import(pathToFileURL(path).href).catch((error) => {
    if (!OUT_OF_FILES.has(error?.code)) throw error;
    console.error(
      `support-bot can't start:\n  This process may not open more files (${error.code}). Raise the limit, for example with "ulimit -n 1024".`,
    );
    process.exitCode = 1;
  });
}
