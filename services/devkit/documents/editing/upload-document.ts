import { basename, extname } from 'node:path';
import type { Readable } from 'node:stream';
import { captionsOf, docIdOf, documentKind } from '../../../bot/helpdesk/documents/document-key.ts';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';
import { ChangedByOthersError } from '../bucket/change-object.ts';
import { contentTypeOf } from '../bucket/content-type.ts';
import { listDocuments } from '../bucket/list-documents.ts';
import { readIndexReport } from '../bucket/read-report.ts';
import { saveObject } from '../bucket/save-object.ts';
import { slug } from '../snapshot/document-name.ts';
import { preparePage } from '../snapshot/prepare-page.ts';
import { collectBytes } from './collect-bytes.ts';
import type { DocumentsDeps } from './find-document.ts';

/** A file as a person sends it. */
export interface UploadedFile {
  /** As it is named on the person's machine. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly content: Readable;
}

/** A file that was uploaded. */
export interface UploadOutcome {
  readonly key: string;
  /** Of the page, or of the video that captions belong to. */
  readonly docId: string;
  /** The entity tag of what was saved. */
  readonly version: string;
  /** When the indexer had reported of it before; undefined if it had not. A later report is about this upload. */
  readonly reportedAt?: string;
  /** What was left out. */
  readonly problems: readonly string[];
}

/** The name of a new document is taken. */
export class NameTakenError extends Error {
  /** Of the document that has it. */
  readonly docId: string;

  constructor(key: string) {
    super(`There is a ${key} already.`);
    this.name = 'NameTakenError';
    this.docId = docIdOf(key);
  }
}

/** Uploads a new document, or captions. Throws NameTakenError, and DocumentError if it is not text. */
export async function uploadNew(deps: DocumentsDeps, file: UploadedFile): Promise<UploadOutcome> {
  const key = keyOfNew(file.name);
  const taken = await takenName(deps, key);
  if (taken !== undefined) throw new NameTakenError(taken);
  return upload(deps, key, file, undefined).catch((error: unknown) => {
    throw error instanceof ChangedByOthersError ? new NameTakenError(key) : error;
  });
}

/**
 * Uploads captions of a video, in the place of those of the same language that a person has seen, if there are any. Throws
 * ChangedByOthersError if they are others now.
 */
export function uploadCaptions(
  deps: DocumentsDeps,
  videoKey: string,
  file: UploadedFile,
  seen: string | undefined,
): Promise<UploadOutcome> {
  const { lang = 'en', format = 'vtt' } = captionsOf(file.name) ?? {};
  const stem = videoKey.replace(/\.mp4$/i, '');
  return upload(deps, `${stem}.${lang}.${format}`, file, seen);
}

/** Uploads a file in the place of an object that a person has seen. Throws ChangedByOthersError if it is another one now. */
export function uploadInstead(
  deps: DocumentsDeps,
  key: string,
  file: UploadedFile,
  seen: string,
): Promise<UploadOutcome> {
  return upload(deps, key, file, seen);
}

async function upload(
  { s3, bucket }: DocumentsDeps,
  key: string,
  file: UploadedFile,
  seen: string | undefined,
): Promise<UploadOutcome> {
  const found = documentOfKey(key);
  const of = 'key' in found ? found.key : key;
  const reportedAt = (await readIndexReport(s3, bucket))?.documents[of]?.at;
  const { body, size, problems } = await contentOf(key, file);
  const type = contentTypeOf(key) ?? 'application/octet-stream';
  const { etag: version } = await saveObject(s3, { bucket, key, type, body, size, seen });
  return {
    key,
    docId: docIdOf(of),
    version,
    problems,
    ...(reportedAt !== undefined && { reportedAt }),
  };
}

/** A video is too large for memory. A web page is saved as `docs add` saves it. */
async function contentOf(key: string, { content, size }: UploadedFile) {
  const kind = documentKind(key);
  if (kind === 'video') return { body: content, size, problems: [] };
  const bytes = await collectBytes(content, size);
  if (kind !== 'html') return { body: bytes, size: bytes.length, problems: [] };
  let left = 0;
  const load = async () => {
    left += 1;
    return undefined;
  };
  const { main } = await preparePage('page', bytes, { load });
  const body = main.content as Uint8Array;
  return { body, size: body.length, problems: imagesLeftOut(left) };
}

function imagesLeftOut(count: number): readonly string[] {
  if (count === 0) return [];
  const images = count === 1 ? 'its image is' : `its ${count} images are`;
  return [
    `${images} left out: the answers need the text alone. To show readers the images, upload the page as a PDF.`,
  ];
}

/** Captions keep the name of their video, and its language. */
function keyOfNew(name: string): string {
  const captions = captionsOf(name);
  if (captions) {
    const stem = slug(basename(captions.videoKey, '.mp4'));
    return `documents/${stem}.${captions.lang}.${captions.format}`;
  }
  const ending = extname(name).toLowerCase();
  const stem = slug(basename(name, extname(name)));
  return documentKind(name) === 'html'
    ? `documents/${stem}/page.html`
    : `documents/${stem}${ending}`;
}

/** A page may be there as a saved page or as a file. */
async function takenName({ s3, bucket }: DocumentsDeps, key: string): Promise<string | undefined> {
  const documents = await listDocuments(s3, bucket);
  const stem = /^(documents\/.+)\/page\.html$/.exec(key)?.[1];
  const names = stem === undefined ? [key] : [key, `${stem}.html`, `${stem}.htm`];
  return names.find((name) => documents.has(name));
}
