import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeFailure } from './failure.ts';

/** A handler in any style of Node.js functions. */
export type Handler = (event: unknown, context: object, callback?: unknown) => unknown;

/**
 * Loads `folder/file.export` from the task root, as AWS's runtime reads a handler's name. Throws RuntimeFailure
 * Runtime.MalformedHandlerName, Runtime.ImportModuleError, Runtime.UserCodeSyntaxError or Runtime.HandlerNotFound, and
 * what the module itself throws while it loads.
 */
export async function loadHandler(taskRoot: string, name: string): Promise<Handler> {
  const [, folder = '', file, path] = /^((?:[^/]+\/)*)([^./]+)\.(.+)$/.exec(name) ?? [];
  if (!file || !path || name.includes('..')) {
    throw new RuntimeFailure('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const module = await importModule(taskRoot, `${folder}${file}`);
  const handler = exportAt(module, path) ?? exportAt(module.default, path);
  if (typeof handler === 'function') return handler as Handler;
  throw new RuntimeFailure(
    'Runtime.HandlerNotFound',
    handler === undefined ? `${name} is undefined or not exported` : `${name} is not a function`,
  );
}

async function importModule(taskRoot: string, module: string): Promise<Record<string, unknown>> {
  const path = await findFile(resolve(taskRoot), module);
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw importFailure(error);
  }
}

async function findFile(taskRoot: string, module: string): Promise<string> {
  for (const extension of ['', '.js', '.mjs', '.cjs']) {
    const path = join(taskRoot, `${module}${extension}`);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new RuntimeFailure('Runtime.ImportModuleError', `Error: Cannot find module '${module}'`);
}

function importFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, resource } = error as NodeJS.ErrnoException & { resource?: string };
  if (code === 'ERR_ACCESS_DENIED' && resource) {
    const message = `Error: ${error.message}: ${resource}`;
    return new RuntimeFailure('Runtime.ImportModuleError', message);
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return new RuntimeFailure('Runtime.ImportModuleError', `Error: ${error.message}`);
  }
  if (error instanceof SyntaxError) {
    return new RuntimeFailure('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
  }
  return error;
}

function exportAt(module: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    return isObject ? (value as Record<string, unknown>)[key] : undefined;
  }, module);
}
