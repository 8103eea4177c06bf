import type { Node } from 'yaml';
import { readText } from '../content/content-reader.ts';
import { CUE_KINDS, type UrgencyCues } from '../urgency/urgency-cues.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { readPhraseList } from './read-phrases.ts';
import { readLines } from './read-text.ts';
import type { RuleTable, UrgentAdvice } from './routing-table.ts';

/** In characters: a message of Lex has 1,024, and the contacts need some. */
const MAX_REPLY = 600;

/** Reads by which words a request is urgent, and what is said at once. */
export function readUrgency(
  reader: YamlReader,
  node: Node | undefined,
  owner: Node | null,
): RuleTable['urgency'] {
  if (!node) {
    reader.report(owner, 'urgency is missing: copy it from seed/routing.yaml and change its words');
  }
  const values = (node && reader.map(node, 'urgency', ['words', 'open', 'closed'])) ?? {};
  return {
    words: readCues(reader, values.words, node),
    open: readAdvice(reader, values.open, 'open', node),
    closed: readAdvice(reader, values.closed, 'closed', node),
  };
}

function readCues(
  reader: YamlReader,
  node: Node | undefined,
  owner: Node | undefined,
): UrgencyCues {
  const values = node ? reader.map(node, 'words', CUE_KINDS) : undefined;
  if (!node && owner) reader.report(owner, 'urgency has no words');
  const lists = CUE_KINDS.map((kind) => [kind, readPhraseList(reader, values?.[kind], kind)]);
  return Object.fromEntries(lists) as UrgencyCues;
}

function readAdvice(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  owner: Node | undefined,
): UrgentAdvice {
  if (!node) {
    if (owner) reader.report(owner, `urgency has no ${what}: say there what a client can do then`);
    return { reply: '', contacts: [] };
  }
  const values = reader.map(node, what, ['reply', 'contacts']) ?? {};
  return {
    reply: readText(reader, values.reply, `${what}: reply`, node, MAX_REPLY) ?? '',
    contacts: readLines(reader, values.contacts, `${what}: contacts`).map(([id]) => id),
  };
}
