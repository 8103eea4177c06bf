import { createHash } from 'node:crypto';
import { InstallError } from './install-error.ts';
import { MODEL, type PinnedFile } from './parts.ts';

/** Receives how many bytes of a file have come. */
export type OnProgress = (file: PinnedFile, bytes: number) => void;

const PINNED = [MODEL.model, MODEL.vocabulary];

/**
 * Downloads the model and its vocabulary from below an address. Throws InstallError if one can't be fetched or is not what
 * is pinned.
 */
export async function fetchModel(
  address: string,
  onProgress: OnProgress,
  pinned: readonly PinnedFile[] = PINNED,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const file of pinned) {
    const url = new URL(file.path, address.endsWith('/') ? address : `${address}/`).href;
    const content = await download(url, file, onProgress);
    if (sha256(content) !== file.sha256)
      throw new InstallError(`${url} is not the file that is pinned: it has another SHA-256.`);
    files.set(file.name, content);
  }
  return files;
}

async function download(url: string, file: PinnedFile, onProgress: OnProgress): Promise<Buffer> {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
      if (bytes > file.bytes) throw new Error('it is larger than what is pinned');
      chunks.push(chunk);
      onProgress(file, bytes);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new InstallError(
      `${url} could not be fetched (${reason}). Where this machine may not go there, fetch ${MODEL.model.path} and ${MODEL.vocabulary.path} elsewhere, and name their folder: --from FOLDER.`,
      { cause: error },
    );
  }
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
