import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleHandler, type HandlerCode } from './bundle-handler.ts';
import { LexServerError } from './lex-server-error.ts';
import { listFiles } from './list-files.ts';

const JAVASCRIPT = ['.js', '.mjs', '.cjs'];
const TYPESCRIPT = ['.ts', '.mts', '.cts'];
const WATCHED = [...JAVASCRIPT, '.json'];

/** A handler in a folder, from which a function's process can load it as `index.handler`. */
export interface PreparedHandler {
  readonly folder: string;
  /** Returns the files that the handler is made of. */
  inputs(): Promise<readonly string[]>;
}

/**
 * Prepares a version of a Node.js handler in a folder of its own. JavaScript runs in its place, with the packages it finds
 * there; TypeScript is bundled. Throws LexServerError if the file is missing or can't be compiled.
 */
export async function prepareHandler(
  file: string,
  exportName: string,
  folder: string,
): Promise<PreparedHandler> {
  await checkFile(file);
  await mkdir(folder, { recursive: true });
  const code: HandlerCode = TYPESCRIPT.includes(extname(file))
    ? await bundleHandler(file, folder)
    : { module: file };
  await writeFile(join(folder, 'index.mjs'), shim(code.module, file, exportName));
  const { inputs } = code;
  return {
    folder,
    inputs: async () => inputs ?? listFiles(dirname(file), [...WATCHED, ...TYPESCRIPT]),
  };
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new LexServerError([`${file}: there is no such file`]);
  const known = [...TYPESCRIPT, ...JAVASCRIPT];
  if (known.includes(extname(file))) return;
  throw new LexServerError([
    `${file}: a handler's file ends in ${known.join(', ')}; other languages are called by ARN=URL`,
  ]);
}

/** Returns a module that exports the named function as `handler`, or throws with the names of the existing exports. */
function shim(module: string, file: string, exportName: string): string {
  const name = JSON.stringify(exportName);
  return `import * as module from ${JSON.stringify(pathToFileURL(module).href)};
export const handler = module[${name}] ?? module.default?.[${name}];
if (typeof handler !== 'function') {
  const exports = [...new Set([...Object.keys(module), ...Object.keys(module.default ?? {})])].join(', ') || 'nothing';
  const message = ${JSON.stringify(`${basename(file)} exports no function "${exportName}" (it exports `)} + exports + ')';
  throw Object.assign(new Error(message), { name: 'Runtime.HandlerNotFound' });
}
`;
}
