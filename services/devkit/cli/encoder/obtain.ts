import type { Terminal } from '../terminal.ts';
import { fetchModel } from './fetch-model.ts';
import { fetchRuntime } from './fetch-runtime.ts';
import { findModel } from './find-model.ts';
import { LICENCES, MODEL, type PinnedFile } from './parts.ts';

/** Brings together the files of the encoder for a platform such as `linux/x64`. */
export type Obtain = (
  platform: string,
  from: string | undefined,
  terminal: Terminal,
) => Promise<ReadonlyMap<string, Uint8Array>>;

/**
 * Brings them from npm and from where `from` says: an address, a folder, a zip; without it, from where the model is
 * published. Throws InstallError.
 */
export const obtainEncoder: Obtain = async (platform, from, { output }) => {
  output.write(`all-MiniLM-L6-v2 (Apache License 2.0) from ${from ?? MODEL.address}\n`);
  const isFile = from !== undefined && !/^https?:\/\//.test(from);
  const model = isFile
    ? await findModel(from)
    : await fetchModel(from ?? MODEL.address, progressOn(output));
  output.write('onnxruntime-node (MIT License) by npm: 114 MB for all platforms, one is kept …\n');
  const runtime = await fetchRuntime(platform);
  const about = [
    ['package.json', Buffer.from('{"private":true}\n')],
    ['LICENCES.txt', Buffer.from(LICENCES)],
  ] as const;
  return new Map([...model, ...runtime, ...about]);
};

/** A line for each quarter of a file: a terminal and a log show it alike. */
function progressOn(output: Terminal['output']) {
  let told = '';
  return ({ name, bytes: all }: PinnedFile, bytes: number): void => {
    const line = `  ${name}: ${Math.floor((4 * bytes) / all) * 25} % of ${(all / 1e6).toFixed(1)} MB\n`;
    if (line !== told) output.write(line);
    told = line;
  };
}
