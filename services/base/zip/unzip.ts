import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { checkEntries, checkEntriesSync, type ZipFile, type ZipLimits } from './check-entries.ts';
import { ZipError } from './zip-error.ts';

const STORED = 0;
/** What is inflated at once; more is inflated in parts, outside of this thread. */
const SMALL_BYTES = 128 * 1024;
const CHUNK_BYTES = 64 * 1024;
/** Names that a file system refuses. */
const REFUSED = ['EEXIST', 'EILSEQ', 'EINVAL', 'EISDIR', 'ENAMETOOLONG', 'ENOTDIR'];

/**
 * Unpacks a zip into memory, never for long at once. Throws ZipError with what is wrong with it: see checkEntries; or an
 * entry that isn't what the directory says.
 */
export async function unzip(
  zip: Uint8Array,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const file of await checkEntries(zip, limits)) files.set(file.name, await contentOf(file));
  return files;
}

/** Unpacks a zip into memory at once, however long that takes. Throws ZipError, as `unzip` does. */
export function unzipSync(zip: Uint8Array, limits: ZipLimits): ReadonlyMap<string, Uint8Array> {
  return new Map(checkEntriesSync(zip, limits).map((file) => [file.name, inflated(file)]));
}

/** Unpacks a zip into an existing empty folder. Throws ZipError, as `unzip` does, and what the disk says. */
export async function unzipTo(zip: Uint8Array, limits: ZipLimits, folder: string): Promise<void> {
  for (const file of await checkEntries(zip, limits)) {
    const path = join(folder, file.name);
    try {
      await mkdir(dirname(path), { recursive: true });
      if (isSmall(file)) await writeFile(path, inflated(file), { flag: 'wx' });
      else await inflateInto(file, createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (REFUSED.includes(code)) throw problem(file, `can't be stored (${code})`);
      throw error;
    }
  }
}

async function contentOf(file: ZipFile): Promise<Uint8Array> {
  if (isSmall(file)) return inflated(file);
  const content = new PassThrough();
  const [bytes] = await Promise.all([buffer(content), inflateInto(file, content)]);
  return bytes;
}

/** Also what is small when unpacked may be large in the zip, and takes as long. */
function isSmall({ size, compressed }: ZipFile): boolean {
  return size <= SMALL_BYTES && compressed.length <= SMALL_BYTES;
}

function inflated(file: ZipFile): Uint8Array {
  const content = file.method === STORED ? file.compressed : inflate(file);
  checkWhole(file, content.length, crc32(content));
  return content;
}

function inflate(file: ZipFile): Uint8Array {
  try {
    return inflateRawSync(file.compressed, { maxOutputLength: Math.max(file.size, 1) });
  } catch (error) {
    throw explained(file, error);
  }
}

async function inflateInto(file: ZipFile, target: Writable): Promise<void> {
  const source = Readable.from(parts(file.compressed), { objectMode: false });
  const check = checked(file);
  try {
    if (file.method === STORED) await pipeline(source, check, target);
    else await pipeline(source, createInflateRaw({ chunkSize: CHUNK_BYTES }), check, target);
  } catch (error) {
    throw explained(file, error);
  }
}

function* parts(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** Passes on what is unpacked, and stops at the first byte that the directory hasn't announced. */
function checked(file: ZipFile) {
  return async function* (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    let [bytes, sum] = [0, 0];
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > file.size) break;
      sum = crc32(chunk, sum);
      yield chunk;
    }
    checkWhole(file, bytes, sum);
  };
}

function checkWhole(file: ZipFile, bytes: number, sum: number): void {
  if (bytes !== file.size)
    throw problem(file, `doesn't have the ${file.size} bytes that it declares`);
  if (sum !== file.crc) throw problem(file, 'is damaged: its checksum differs');
}

/** zlib's errors become problems of the entry. */
function explained(file: ZipFile, error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return problem(file, `doesn't have the ${file.size} bytes that it declares`);
  }
  return code.startsWith('Z_') ? problem(file, "is damaged: it can't be unpacked") : error;
}

function problem({ name }: ZipFile, message: string): ZipError {
  return new ZipError([{ entry: name, message }]);
}
