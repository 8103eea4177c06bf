import { findAll } from './page-parts.ts';
import type { ParsedNode } from './parse-html.ts';
import { walk } from './parsed-nodes.ts';

/** The source of a page, as far as it says so itself. */
export interface PageOrigin {
  readonly canonicalUrl?: string;
  /** ISO 8601, UTC. */
  readonly savedAt?: string;
}

const SINGLE_FILE = /Page saved with SingleFile/;
const BROWSER = /^\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000})/i;
const MAX_NOTE_LENGTH = 4000;

/**
 * Reads the comment that SingleFile and browsers put into a page that they save, and its canonical link, which is preferred.
 */
export function originOf(document: readonly ParsedNode[]): PageOrigin {
  const saved = savedNote(document);
  const [link] = findAll(
    document,
    ({ name, attribs }) => name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? ''),
  );
  const canonicalUrl = webUrl(link?.attribs.href) ?? saved.canonicalUrl;
  return {
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(saved.savedAt !== undefined && { savedAt: saved.savedAt }),
  };
}

function savedNote(document: readonly ParsedNode[]): PageOrigin {
  let origin: PageOrigin = {};
  let looked = 0;
  walk(document, (node) => {
    looked += 1;
    if (node.type === 'comment' && Object.keys(origin).length === 0) origin = readNote(node.data);
    return looked < 20;
  });
  return origin;
}

function readNote(comment: string): PageOrigin {
  const note = comment.slice(0, MAX_NOTE_LENGTH);
  const url = SINGLE_FILE.test(note)
    ? /^\s*url:\s*(\S+)\s*$/m.exec(note)?.[1]
    : BROWSER.exec(note)?.[1];
  const canonicalUrl = webUrl(url);
  if (canonicalUrl === undefined) return {};
  const date = new Date(/^\s*saved date:\s*([^()\n]{1,60})/m.exec(note)?.[1] ?? '');
  return Number.isNaN(date.getTime())
    ? { canonicalUrl }
    : { canonicalUrl, savedAt: date.toISOString() };
}

function webUrl(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return /^https?:$/.test(protocol) ? href : undefined;
}
