import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { decodePage, decodeText } from '../../../bot/helpdesk/documents/decode-text.ts';
import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';
import { documentKind } from '../../../bot/helpdesk/documents/document-key.ts';
import type { DocumentsDeps, FoundDocument } from './find-document.ts';
import { type UploadOutcome, uploadInstead } from './upload-document.ts';

/** A longer page is a book: it is edited where it was written. In bytes. */
export const MAX_TEXT_BYTES = 256 * 1024;

/** The text of a document, and the entity tag of the object that it was read from. */
export interface DocumentText {
  readonly text: string;
  readonly version: string;
}

/** Whether staff may edit the text of a document in the console: Markdown, plain text, or a page of the web. */
export function isEditable({ key, size }: Pick<FoundDocument, 'key' | 'size'>): boolean {
  return /^(?:markdown|text|html)$/.test(documentKind(key) ?? '') && size <= MAX_TEXT_BYTES;
}

/** Reads the text of a document. Throws DocumentError if it can't be edited here, with what to do instead. */
export async function readText(
  { s3, bucket }: DocumentsDeps,
  found: FoundDocument,
): Promise<DocumentText> {
  checkEditable(found);
  const { key } = found;
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  const isPage = documentKind(key) === 'html';
  const text = isPage ? decodePage(bytes) : decodeText(bytes);
  if (isPage && hasImages(text))
    throw new DocumentError(
      `${key} has images, which an edit here would lose`,
      'download it, and ask a developer to save the edited page with its images',
    );
  return { text, version: object.ETag ?? '' };
}

/**
 * Saves the text of a document in the place of the one that a person has seen. Throws DocumentError likewise, and
 * ChangedByOthersError if it is another one now.
 */
export async function saveText(
  deps: DocumentsDeps,
  found: FoundDocument,
  text: string,
  seen: string,
): Promise<UploadOutcome> {
  checkEditable(found);
  const { key } = found;
  // A page that is UTF-8 now may declare what it was before: the mark counts first.
  const mark = documentKind(key) === 'html' ? '\ufeff' : '';
  const bytes = Buffer.from(mark + text);
  if (bytes.length > MAX_TEXT_BYTES)
    throw new DocumentError(
      `the text has ${Math.ceil(bytes.length / 1024)} KB, and at most 256 KB are edited here`,
      'make it shorter, or make two pages of it',
    );
  const file = { name: key, size: bytes.length, content: Readable.from([bytes]) };
  return uploadInstead(deps, key, file, seen);
}

function checkEditable({ key, size }: FoundDocument): void {
  if (isEditable({ key, size })) return;
  throw new DocumentError(
    `${key} is no text of at most 256 KB, which alone is edited here`,
    'download it, edit it, and replace it',
  );
}

const hasImages = (html: string) => /<(?:img|picture|source)\b/i.test(html);
