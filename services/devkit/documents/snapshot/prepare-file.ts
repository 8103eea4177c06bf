import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { captionsAmong, documentKind } from '../../../bot/helpdesk/documents/document-key.ts';
import { contentTypeOf } from '../bucket/content-type.ts';
import { slug } from './document-name.ts';
import type { LoadImage } from './page-images.ts';
import { preparePage } from './prepare-page.ts';
import type { PreparedDocument, Upload } from './prepared-document.ts';
import { readPassages } from './read-passages.ts';
import { SnapshotError } from './snapshot-error.ts';
import { MAX_DOCUMENT_BYTES, MAX_VIDEO_BYTES } from './upload-limits.ts';

const MB = 1024 * 1024;
const MAX_IMAGE_BYTES = 5 * MB;
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
};

/**
 * Reads a file of the disk: a saved page with the images next to it, a video with its captions next to it, or another
 * document. Throws SnapshotError, DocumentError.
 */
export async function prepareFile(path: string, as: string | undefined): Promise<PreparedDocument> {
  const kind = documentKind(path);
  if (!kind || kind === 'captions' || kind === 'meta')
    throw new SnapshotError(`${path} is no .html, .md, .txt, .pdf, .docx or .mp4 file`);
  const name = as ?? slug(basename(path, extname(path)));
  if (kind === 'video') return prepareVideo(path, name);
  const bytes = await read(path, MAX_DOCUMENT_BYTES);
  if (kind === 'html') {
    const page = await preparePage(name, bytes, { load: imageNextTo(path) });
    const content = page.main.content as Uint8Array;
    return { ...page, passages: await readPassages(kind, page.key, content) };
  }
  const key = `documents/${name}${extname(path).toLowerCase()}`;
  const passages = await readPassages(kind, key, bytes);
  return { key, main: upload(key, bytes), files: [], passages, problems: [] };
}

async function prepareVideo(path: string, name: string): Promise<PreparedDocument> {
  const key = `documents/${name}.mp4`;
  const { size } = await sizeOf(path, MAX_VIDEO_BYTES);
  const folder = dirname(path);
  const siblings = (await readdir(folder)).map((file) => ({ key: join(folder, file) }));
  const captions = captionsAmong(siblings, path.replace(/\.mp4$/i, '.mp4'));
  if (captions.length === 0)
    throw new SnapshotError(`${path} has no captions next to it, such as ${name}.en.vtt`);
  const files: Upload[] = [];
  const passages = [];
  for (const { key: from, lang, format } of captions) {
    const bytes = await read(from, MAX_DOCUMENT_BYTES);
    const to = `documents/${name}.${lang}.${format}`;
    passages.push(...(await readPassages('captions', to, bytes)));
    files.push(upload(to, bytes));
  }
  const main = { key, type: 'video/mp4', content: { path, size } };
  return { key, main, files, passages, problems: [] };
}

const upload = (key: string, content: Uint8Array): Upload => ({
  key,
  type: contentTypeOf(key) ?? 'application/octet-stream',
  content,
});

/** Reads an image in the folder of a page or below it; those elsewhere were never part of it. */
function imageNextTo(page: string): LoadImage {
  return async (address) => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) return undefined;
    const folder = await realpath(dirname(resolve(page)));
    const [relative = ''] = address.split(/[?#]/, 1);
    const path = await realpath(join(folder, decodeURIComponent(relative))).catch((error) => {
      throw new SnapshotError(problemOf(error));
    });
    if (!path.startsWith(folder + sep)) throw new Error('it is not next to the page');
    const type = IMAGE_TYPES[extname(path).toLowerCase()] ?? 'of no known type';
    return { type, bytes: await read(path, MAX_IMAGE_BYTES) };
  };
}

async function read(path: string, maxBytes: number): Promise<Uint8Array> {
  await sizeOf(path, maxBytes);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new SnapshotError(`${path} ${problemOf(error)}`);
  });
}

/** Says why a file can't be read; other codes of the system as they are. */
function problemOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return 'is not there: look at its name and its folder';
  if (code === 'EACCES' || code === 'EPERM') return "can't be read: you have no permission to";
  return `can't be read: ${code ?? message}`;
}

async function sizeOf(path: string, maxBytes: number) {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new SnapshotError(`${path} ${problemOf(error)}`);
  });
  if (found.isDirectory()) throw new SnapshotError(`${path} is a folder: name the files in it`);
  if (!found.isFile()) throw new SnapshotError(`${path} is no file`);
  if (found.size > maxBytes)
    throw new SnapshotError(`${path} is larger than ${Math.round(maxBytes / MB)} MB`);
  return found;
}
