import { documentKind } from '../../../bot/helpdesk/documents/document-key.ts';
import { contentTypeOf } from '../bucket/content-type.ts';
import { nameOfUrl } from './document-name.ts';
import { type FetchedFile, fetchFile } from './fetch-file.ts';
import { preparePage } from './prepare-page.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { isPublicAddress } from './public-address.ts';
import { type ReadableKind, readPassages } from './read-passages.ts';
import { SnapshotError } from './snapshot-error.ts';

export interface PrepareUrlOptions {
  /** The name to save under. */
  readonly as?: string | undefined;
  readonly now: Date;
  /** Whether a connection to an address may be made. Default: to those of the public internet. */
  readonly isAllowed?: (address: string) => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

const MB = 1024 * 1024;
const PAGE = { maxBytes: 20 * MB, timeoutMs: 30_000 };
const IMAGE = { maxBytes: 5 * MB, timeoutMs: 15_000 };

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

/** Fetches a page with its images, or another document. Throws SnapshotError, DocumentError. */
export async function prepareUrl(url: URL, options: PrepareUrlOptions): Promise<PreparedDocument> {
  const { now, isAllowed = isPublicAddress } = options;
  const file = await fetchFile(url, { ...PAGE, isAllowed });
  const name = options.as ?? nameOfUrl(url);
  const extension = extensionOf(file);
  const prepared =
    extension === 'html'
      ? await webPage(name, file, options)
      : asItIs(`documents/${name}.${extension}`, file.bytes);
  const kind = documentKind(prepared.key) as ReadableKind;
  const passages = await readPassages(kind, prepared.key, prepared.main.content as Uint8Array);
  const origin = { canonicalUrl: canonicalOf(file.url, passages[0]?.canonicalUrl) };
  return { ...prepared, passages, origin: { ...origin, savedAt: now.toISOString() } };
}

function webPage(name: string, file: FetchedFile, options: PrepareUrlOptions) {
  const { isAllowed = isPublicAddress, onProgress } = options;
  return preparePage(name, file.bytes, {
    charset: /;\s*charset="?([\w:.-]{1,40})/.exec(file.type)?.[1],
    base: file.url,
    load: (address) => fetchFile(new URL(address), { ...IMAGE, isAllowed }),
    ...(onProgress ? { onProgress } : {}),
  });
}

function asItIs(key: string, content: Uint8Array) {
  const main = { key, type: contentTypeOf(key) ?? 'application/octet-stream', content };
  return { key, main, files: [], problems: [] };
}

/** Servers often say no more than that it is text, or bytes. */
function extensionOf({ url, type }: FetchedFile): string {
  const [essence = ''] = type.split(';', 1);
  const named = /\.(pdf|docx|md|txt|html?)$/i.exec(url.pathname)?.[1]?.toLowerCase();
  const isVague = ['', 'text/plain', 'application/octet-stream'].includes(essence.trim());
  const extension = (isVague && named) || EXTENSIONS[essence.trim()];
  if (!extension)
    throw new SnapshotError(
      `${url.href} is ${essence || 'of no type'}: no page, PDF, Word or text`,
    );
  return extension === 'htm' ? 'html' : extension;
}

/** The page's own canonical address, unless it names another site. */
function canonicalOf(fetched: URL, own: string | undefined): string {
  const address = new URL(fetched);
  address.hash = '';
  return own !== undefined && new URL(own).host === address.host ? own : address.href;
}
