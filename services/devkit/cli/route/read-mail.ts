import PostalMime from 'postal-mime';
import { parseHtml } from '../../../bot/helpdesk/documents/parse-html.ts';
import { walk } from '../../../bot/helpdesk/documents/parsed-nodes.ts';

/** A mail as it is routed: what its writer says, without what it quotes. */
export interface RoutedMail {
  readonly subject: string;
  readonly text: string;
  /** The address in From; undefined if there is none. */
  readonly from: string | undefined;
  /** From the header; undefined if there is none. */
  readonly date: Date | undefined;
}

/** In characters. */
const MAX_TEXT = 20_000;
const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'table',
  'hr',
  'pre',
]);
const HIDDEN = new Set(['style', 'script', 'head', 'title', 'blockquote']);
/** "On Monday, Sam Rivera wrote:", and what Outlook puts above a mail that is answered. */
const QUOTE_BEGINS =
  /^(?:on .{1,200} wrote:|-{2,} ?original message ?-{2,}|_{10,}|from: .{1,200})$/i;
const SIGNATURE = /^-- ?$/;

/**
 * Reads a mail: the first text part, or else the words of the HTML part. What is quoted from an earlier mail, and the
 * signature below "-- ", say nothing of this request, and are left out. Throws Error if it is no mail.
 */
export async function readMail(raw: Uint8Array): Promise<RoutedMail> {
  const mail = await PostalMime.parse(raw);
  if (mail.from === undefined && mail.subject === undefined) {
    throw new Error('it has no From and no Subject: it is no mail');
  }
  const date = mail.date === undefined ? undefined : new Date(mail.date);
  const text = mail.text?.trim() ? mail.text : wordsOf(mail.html ?? '');
  return {
    subject: (mail.subject ?? '').slice(0, 1_000),
    text: ownLines(text).slice(0, MAX_TEXT),
    from: mail.from?.address,
    date: date && Number.isNaN(date.getTime()) ? undefined : date,
  };
}

function wordsOf(html: string): string {
  const parts: string[] = [];
  walk(parseHtml(html), (node) => {
    if (node.type === 'text') parts.push(node.data.replace(/\s+/gu, ' '));
    if (!('name' in node)) return true;
    if (BLOCKS.has(node.name)) parts.push('\n');
    return !HIDDEN.has(node.name);
  });
  return parts.join('');
}

function ownLines(text: string): string {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => SIGNATURE.test(line) || QUOTE_BEGINS.test(line.trim()));
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>')).join('\n');
}
