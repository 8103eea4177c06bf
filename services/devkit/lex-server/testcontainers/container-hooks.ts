import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, parse } from 'node:path';
import { bundleHandler, findEsbuild } from '../bundle-handler.ts';
import { parseHookTarget } from '../hook-target.ts';

/** A code hook as the container's `support-bot lex` is given it. */
export interface ContainerHook {
  /** For `--hook`. */
  readonly target: string;
  /** What has to be copied for it. */
  readonly file?: { readonly source: string; readonly target: string };
  /** Deletes what was only made for the copy. */
  discard(): Promise<void>;
}

/** Makes hooks of this machine into hooks of a container. Throws LexServerError where a handler can't be compiled. */
export function containerHooks(targets: readonly string[]): Promise<ContainerHook[]> {
  return Promise.all(targets.map(containerHook));
}

async function containerHook(text: string, place: number): Promise<ContainerHook> {
  const hook = parseHookTarget(text);
  if (hook.kind !== 'file') return { target: text, discard: async () => {} };
  const { file, exportName, localeId } = hook;
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-hook-'));
  const source = await compiled(file, folder);
  // The file's name is the function's, and so part of the ARN that the stories show.
  const extension = source === file ? extname(file) : '.mjs';
  const inside = `/tmp/hooks/${place}/${parse(file).name}${extension}`;
  return {
    target: `${localeId ? `${localeId}=` : ''}${inside}#${exportName}`,
    file: { source, target: inside },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

/** One file with all that the handler imports; without esbuild the file as it is, where Node.js can run it. */
async function compiled(file: string, folder: string): Promise<string> {
  const isJavaScript = ['.js', '.mjs', '.cjs'].includes(extname(file));
  if (isJavaScript && !(await findEsbuild(file))) return file;
  return (await bundleHandler(file, folder)).module;
}
