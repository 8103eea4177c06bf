import { isScalar, type Node } from 'yaml';
import { readContent, readText } from '../content/content-reader.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { URGENT_KINDS, type UrgentRule } from './urgent-rules.ts';

const MAX_REPLY = 900;
const MAX_PHRASE = 400;
const MAX_PHRASES = 1_000;

/** Parses `urgent.yaml` or `urgent.json`. Throws ContentError with all problems, each with its line. */
export function parseUrgent(text: string, file = 'seed/urgent.yaml'): readonly UrgentRule[] {
  return readContent(text, file, (reader) => {
    const rules = reader
      .list(reader.root, 'The file')
      .flatMap((node) => readRule(reader, node) ?? []);
    reportDoubles(reader, rules);
    if (!rules.some(({ kind }) => kind === 'crisis')) {
      reader.report(reader.root, 'The file must have a rule of kind crisis');
    }
    return rules;
  });
}

function readRule(reader: YamlReader, node: Node): UrgentRule | undefined {
  const values = reader.map(node, 'A rule', ['id', 'kind', 'say', 'not', 'reply', 'contacts']);
  if (!values) return undefined;
  const id = readText(reader, values.id, 'id', node, 40) ?? '';
  const kind = URGENT_KINDS.find((name) => isScalar(values.kind) && name === values.kind.value);
  if (!kind) reader.report(values.kind ?? node, `kind must be one of ${URGENT_KINDS.join(', ')}`);
  const say = readPhrases(reader, values.say, `${id}: say`, node);
  if (say.length === 0) reader.report(values.say ?? node, `${id}: say has no phrase`);
  const not = values.not ? readPhrases(reader, values.not, `${id}: not`, node) : [];
  const reply = readText(reader, values.reply, `${id}: reply`, node, MAX_REPLY) ?? '';
  const contacts = reader
    .list(values.contacts, `${id}: contacts`, node)
    .map((each) => readText(reader, each, `${id}: a contact`, node, 60) ?? '');
  return kind && { id, kind, say, not, reply, contacts };
}

function readPhrases(
  reader: YamlReader,
  list: Node | undefined,
  what: string,
  owner: Node,
): readonly Phrase[] {
  const nodes = reader.list(list, what, owner);
  if (nodes.length > MAX_PHRASES)
    reader.report(list, `${what} has more than ${MAX_PHRASES} phrases`);
  return nodes.slice(0, MAX_PHRASES).flatMap((node) => {
    const text = readText(reader, node, `A phrase of ${what}`, node, MAX_PHRASE);
    if (text === undefined) return [];
    const phrase = readPhrase(text);
    if (!phrase) reader.report(node, `${what}: "${text}" has a part without a letter or digit`);
    return phrase ? [phrase] : [];
  });
}

function reportDoubles(reader: YamlReader, rules: readonly UrgentRule[]): void {
  const ids = rules.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
    reader.report(reader.root, `duplicate id "${id}"`);
  }
}
