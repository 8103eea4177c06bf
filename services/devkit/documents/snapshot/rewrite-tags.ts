import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';

/** The attributes of a tag, or undefined to leave it as it is. */
export type ChangeTag = (
  name: string,
  attributes: Readonly<Record<string, string>>,
) => Readonly<Record<string, string>> | undefined;

/** Rewrites opening tags of a page; everything else stays as it is, byte by byte. Linear in its length. */
export function rewriteTags(html: string, change: ChangeTag): string {
  const pieces: string[] = [];
  let from = 0;
  const parser: Parser = new Parser({
    onopentag(name, attributes, isImplied) {
      const changed = isImplied ? undefined : change(name, attributes);
      if (!changed) return;
      pieces.push(html.slice(from, parser.startIndex), tagOf(name, changed));
      from = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return [...pieces, html.slice(from)].join('');
}

function tagOf(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}>`;
}
