import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The files of this package, whether it runs from the sources or from dist/. */
export interface ProgramFiles {
  /** The folder with infra/, seed/ and dist/. */
  readonly root: string;
  readonly distFolder: string;
  /** The training thread: bundled, or its source during development. */
  readonly nluWorker: URL;
  /** The program of an execution environment. */
  readonly lambdaRuntime: string;
}

/** Returns the files, relative to this module: it is in services/base/ or, bundled, in dist/. */
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
    // The bundle starts many times faster than the source, and it is what ships.
    lambdaRuntime: join(root, 'dist', 'lambda-runtime.js'),
  };
}
