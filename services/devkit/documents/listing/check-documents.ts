import { isExpired } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { ListedDocument } from './list-entries.ts';

/** What is wrong with a document. */
export interface DocumentFinding {
  readonly key: string;
  readonly kind: 'unreadable' | 'expired' | 'not-indexed' | 'duplicate' | 'not-found';
  /** A sentence for its author. */
  readonly detail: string;
}

export interface CheckDeps {
  /** Returns the ids of the documents that somebody gets who asks a question, in their order. */
  readonly ask: (question: string) => Promise<readonly string[]>;
  /** Returns the texts of a document's passages, in their order. */
  readonly textsOf: (docId: string) => Promise<readonly string[]>;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Texts of two documents are duplicates if they differ in nothing but white space and letter case. */
const normal = (text: string) => text.toLowerCase().replace(/\s+/gu, ' ').trim();

/**
 * Finds documents that can't be read, have expired, or are not indexed; those that have the same text or the same address
 * as another; and those that nobody gets who asks for their title.
 */
export async function checkDocuments(
  { ask, textsOf, now, onProgress }: CheckDeps,
  documents: readonly ListedDocument[],
): Promise<readonly DocumentFinding[]> {
  const findings: DocumentFinding[] = documents.flatMap((document) => stateFinding(document, now));
  findings.push(...sameAddress(documents));
  const byText = new Map<string, string>();
  for (const [at, document] of documents.entries()) {
    const { key, docId, title, state } = document;
    onProgress?.(at, documents.length);
    if (state !== 'indexed' || docId === undefined || title === undefined) continue;
    // Nobody gets what has expired, and the author knows already.
    if (isExpired(document, now)) continue;
    const text = normal((await textsOf(docId)).join('\n'));
    const other = byText.get(text);
    if (other !== undefined)
      findings.push({ key, kind: 'duplicate', detail: `it has the text of ${other}: remove one` });
    else byText.set(text, key);
    if (other === undefined && !(await ask(title)).includes(docId))
      findings.push({ key, kind: 'not-found', detail: notFound(title) });
  }
  onProgress?.(documents.length, documents.length);
  return findings;
}

function stateFinding(document: ListedDocument, now: Date) {
  const { key, state, reason, remedy, expires } = document;
  const finding = (kind: DocumentFinding['kind'], detail: string) => [{ key, kind, detail }];
  if (state === 'expired' || isExpired(document, now)) {
    return finding('expired', `it expired: ${expires ?? reason}; bring it up to date or remove it`);
  }
  if (state === 'skipped') return finding('unreadable', `${reason}: ${remedy}`);
  if (state === 'failed') return finding('not-indexed', `${reason}: ${remedy}`);
  if (state === 'waiting') return finding('not-indexed', 'the indexer has said nothing of it yet');
  return [];
}

function sameAddress(documents: readonly ListedDocument[]): DocumentFinding[] {
  const byUrl = new Map<string, string>();
  const findings: DocumentFinding[] = [];
  for (const { key, url } of documents) {
    if (url === undefined) continue;
    const other = byUrl.get(url);
    if (other === undefined) byUrl.set(url, key);
    else findings.push({ key, kind: 'duplicate', detail: `${url} is saved as ${other} too` });
  }
  return findings;
}

function notFound(title: string): string {
  return `who asks "${title}" does not get it: name it as readers call it, or write "also asked as" lines`;
}
