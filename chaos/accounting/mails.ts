import type { EntryOf } from '../ledger.ts';
import type { Violation } from '../report.ts';

/** A mail as it was sent: its headers by their names in lower case. */
export interface Mail {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const ONCE = 'An acknowledged mail is sent once';

/** Compares mails with what was sent; the id of a mail is its subject. */
export function accountMails(
  entries: readonly EntryOf<'mail'>[],
  mails: readonly Mail[],
): Violation[] {
  const acknowledged = new Set(entries.filter((one) => one.acknowledged).map(({ id }) => id));
  return [...new Set(entries.map(({ id }) => id))].flatMap((id) => {
    const count = mails.filter(({ headers }) => headers.subject === id).length;
    if (count === 1 || (count === 0 && !acknowledged.has(id))) return [];
    return [{ promise: ONCE, seen: `mail ${id} was sent ${count} times` }];
  });
}

/** Reads a mail. Folded headers are unfolded, encoded words are left as they are. */
export function readMail(source: string): Mail {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n\n');
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers: Object.fromEntries(headers), text: rest.join('\n\n') };
}
