import type { Node } from 'yaml';
import { type Phrase, readPhrase } from '../urgent/phrase.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { readLines } from './read-text.ts';

/** In characters. */
const MAX_PHRASE = 400;
const MAX_PHRASES = 500;

/** Reads a list of phrases; none if there is no list. Reports those that have a part without a letter or digit, and doubles. */
export function readPhraseList(
  reader: YamlReader,
  list: Node | undefined,
  what: string,
): readonly Phrase[] {
  const lines = readLines(reader, list, what, MAX_PHRASE);
  if (lines.length > MAX_PHRASES) {
    reader.report(list, `${what} has more than ${MAX_PHRASES} phrases: take some out`);
  }
  const seen = new Set<string>();
  return lines.slice(0, MAX_PHRASES).flatMap(([text, node]) => {
    const phrase = readPhrase(text);
    const isUsable = phrase !== undefined && 'places' in phrase;
    if (!isUsable) reader.report(node, `${what}: "${text}" must consist of words with letters`);
    if (seen.has(text)) reader.report(node, `${what}: "${text}" is listed twice: remove one`);
    seen.add(text);
    return isUsable ? [phrase] : [];
  });
}
