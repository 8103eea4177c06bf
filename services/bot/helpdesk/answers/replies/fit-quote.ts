import { cutText } from './cut-text.ts';
import { joinSentences, quotedSentences } from './quoted-sentences.ts';

/**
 * Shortens a quote to a maximum length: after a whole sentence, with an ellipsis, which has a line of its own after a whole
 * line. Only a single sentence that is longer is cut after a word. `lengthOf` measures the text.
 */
export function fitQuote(
  quote: string,
  limit: number,
  lengthOf: (text: string) => number = (text) => text.length,
): string {
  if (lengthOf(quote) <= limit) return quote;
  const sentences = quotedSentences({ text: quote });
  for (let end = sentences.length - 1; end > 0; end -= 1) {
    const more = sentences[end]?.beginsLine ? '\n…' : ' …';
    const fitting = `${joinSentences(sentences.slice(0, end))}${more}`;
    if (lengthOf(fitting) <= limit) return fitting;
  }
  return cutText(quote, limit, lengthOf);
}
