import type { IncomingHttpHeaders } from 'node:http';
import { ConsoleError } from '../../console-error.ts';

interface Conditional {
  readonly headers: IncomingHttpHeaders;
}

/** Returns the entity tag that the person has seen; undefined if there was nothing. Throws ConsoleError (400). */
export function seenTag({ headers: { 'if-match': tag } }: Conditional): string | undefined {
  if (tag === undefined) return undefined;
  if (/^"[\w-]{1,100}"$/.test(tag)) return tag;
  throw new ConsoleError(400, `If-Match must be one entity tag in quotes (got ${tag}).`);
}

/** Returns the entity tag of what is replaced. Throws ConsoleError (400), and (428) if there is none. */
export function requiredTag(request: Conditional): string {
  const tag = seenTag(request);
  if (tag !== undefined) return tag;
  throw new ConsoleError(428, 'Name the version that is replaced (If-Match).');
}
