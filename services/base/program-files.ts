import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the files of this package lie: the same whether it runs from the sources or from dist/. */
export interface ProgramFiles {
  /** The folder with infra/, seed/ and dist/. */
  readonly root: string;
  readonly distFolder: string;
  /** The thread that trains: bundled, or its source while developing. */
  readonly nluWorker: URL;
  /** The program of a function's process. */
  readonly lambdaRuntime: string;
}

/** Finds them from this module, which lies in services/base/ or, bundled, in dist/. */
export function findProgramFiles(): ProgramFiles {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const isBundled = !here.includes(join('services', 'base'));
  const root = join(here, isBundled ? '..' : '../..');
  const built = (name: string, source: string) =>
    isBundled || !existsSync(join(root, source)) ? join(root, 'dist', name) : join(root, source);
  return {
    root,
    distFolder: join(root, 'dist'),
    nluWorker: pathToFileURL(built('nlu-worker.js', 'nlu/worker.ts')),
    // A function's process starts many times faster from the bundle, and it is what ships.
    lambdaRuntime: join(root, 'dist', 'lambda-runtime.js'),
  };
}
