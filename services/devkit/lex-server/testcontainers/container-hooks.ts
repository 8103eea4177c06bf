import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, parse } from 'node:path';
import { bundleHandler, findEsbuild } from '../bundle-handler.ts';
import { parseHookTarget } from '../hook-target.ts';

/** A code hook in the form that `support-bot lex` in the container accepts. */
export interface ContainerHook {
  /** The value for `--hook`. */
  readonly target: string;
  /** The file to copy into the container. */
  readonly file?: { readonly source: string; readonly target: string };
  /** Deletes the temporary files. */
  discard(): Promise<void>;
}

/** Turns hooks of this machine into hooks of a container. Throws LexServerError if a handler can't be compiled. */
export function containerHooks(targets: readonly string[]): Promise<ContainerHook[]> {
  return Promise.all(targets.map(containerHook));
}

async function containerHook(text: string, place: number): Promise<ContainerHook> {
  const hook = parseHookTarget(text);
  if (hook.kind !== 'file') return { target: text, discard: async () => {} };
  const { file, exportName, localeId } = hook;
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-hook-'));
  const source = await compiled(file, folder);
  // The function has the name of the file, and so the ARN in the traces.
  const extension = source === file ? extname(file) : '.mjs';
  const inside = `/tmp/hooks/${place}/${parse(file).name}${extension}`;
  return {
    target: `${localeId ? `${localeId}=` : ''}${inside}#${exportName}`,
    file: { source, target: inside },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Returns one file with everything that the handler imports; without esbuild, a JavaScript file as it is. */
async function compiled(file: string, folder: string): Promise<string> {
  const isJavaScript = ['.js', '.mjs', '.cjs'].includes(extname(file));
  if (isJavaScript && !(await findEsbuild(file))) return file;
  return (await bundleHandler(file, folder)).module;
}
