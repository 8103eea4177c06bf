import type { Node } from 'yaml';
import { checkVersion, readContent, readText } from '../../content/content-reader.ts';
import type { YamlReader } from '../../yaml-reader.ts';
import { type AnswerRule, AnswerRules } from './answer-rules.ts';
import { isSameSense, senseOf } from './sense.ts';

/** As long as an utterance of Lex may be. */
export const MAX_QUESTION = 1_024;
/** Each question is compared with each of them. */
export const MAX_RULES = 500;
const PASSAGE_ID = /^[\w-]{16}:[0-9a-f]{8}$/;

interface ReadRule extends AnswerRule {
  readonly node: Node;
}

/** Parses `answers.yaml` or `answers.json`: pins and blocks. Throws ContentError with all problems. */
export function parseAnswerRules(text: string, file = 'seed/answers.yaml'): AnswerRules {
  return readContent(text, file, (reader) => {
    const values = reader.map(reader.root, 'The file', ['v', 'pins', 'blocks']);
    if (!values) return undefined;
    checkVersion(reader, values.v);
    const pins = readRules(reader, values.pins, 'pins');
    const blocks = readRules(reader, values.blocks, 'blocks');
    checkTwice(reader, pins, (a, b) => a.passageId === b.passageId, 'blocks', blocks);
    checkTwice(reader, pins, () => true, 'pins');
    checkTwice(reader, blocks, (a, b) => a.passageId === b.passageId, 'blocks');
    return reader.problems.length > 0
      ? undefined
      : new AnswerRules(pins.map(withoutNode), blocks.map(withoutNode));
  });
}

function readRules(reader: YamlReader, node: Node | undefined, what: string): ReadRule[] {
  const items = node === undefined ? [] : reader.list(node, what);
  if (items.length > MAX_RULES) {
    reader.report(node, `there are ${items.length} ${what}; at most ${MAX_RULES} are compared`);
    return [];
  }
  return items.flatMap((item, at) => readRule(reader, item, `${what}[${at}]`));
}

function readRule(reader: YamlReader, node: Node, what: string): ReadRule[] {
  const values = reader.map(node, what, ['question', 'passageId']);
  if (!values) return [];
  const question = readText(reader, values.question, `${what}: question`, node, MAX_QUESTION);
  const passageId = readText(reader, values.passageId, `${what}: passageId`, node, 60);
  if (question === undefined || passageId === undefined) return [];
  if (!PASSAGE_ID.test(passageId)) {
    const example = '"k3J9xQ2LmZp0aBcD:1f2e3d4c"';
    reader.report(
      values.passageId,
      `${what}: passageId "${passageId}" is no passage id such as ${example}`,
    );
    return [];
  }
  if (senseOf(question).concepts.length === 0) {
    const problem = `"${question}" has only everyday words, by which no question can be told from others`;
    reader.report(values.question, `${what}: ${problem}`);
    return [];
  }
  return [{ question, passageId, node }];
}

/** Reports rules whose question means the same as that of an earlier one, or of one of `others`. */
function checkTwice(
  reader: YamlReader,
  rules: readonly ReadRule[],
  isConflict: (a: ReadRule, b: ReadRule) => boolean,
  name: string,
  others?: readonly ReadRule[],
): void {
  const senses = rules.map(({ question }) => senseOf(question));
  const against = others?.map(({ question }) => senseOf(question)) ?? senses;
  (others ?? rules).forEach((rule, at) => {
    const sense = against[at];
    const before = others ? rules : rules.slice(0, at);
    const found = before.find((one, position) => {
      const other = senses[position];
      return sense && other && isConflict(one, rule) && isSameSense(other, sense);
    });
    if (!found) return;
    const what = others ? 'is pinned to the same section for' : 'means the same as';
    reader.report(rule.node, `${name}[${at}]: "${rule.question}" ${what} "${found.question}"`);
  });
}

const withoutNode = ({ question, passageId }: ReadRule): AnswerRule => ({ question, passageId });
