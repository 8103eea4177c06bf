import { isScalar, type Node } from 'yaml';
import { PLAIN_WORDING, YamlReader } from '../yaml-reader.ts';
import { findCardParts } from './find-card-parts.ts';
import { findCards } from './find-cards.ts';
import { findIbans } from './find-ibans.ts';
import { findHealthNumbers, findSins } from './find-identity-numbers.ts';
import { findPrivateKeys, findWebTokens } from './find-keys.ts';
import { findPasswords } from './find-passwords.ts';
import { findKeyValues } from './key-values.ts';
import { MARK } from './mark.ts';
import type { SecretFinder } from './message.ts';
import { patternProblem } from './pattern-problem.ts';
import type { TextRange } from './text-range.ts';

/** One kind of secret: how it is found, and what replaces it. */
export interface RedactionRule {
  readonly kind: string;
  readonly replace: string;
  find: SecretFinder;
}

/** What no pattern can find: it takes check digits, or grammar. */
const CHECKERS: Readonly<Record<string, SecretFinder>> = {
  card: inText(findCards),
  'card-in-parts': inText(findCardParts),
  password: findPasswords,
  'named-key': findKeyValues,
  'private-key': inText(findPrivateKeys),
  'json-web-token': inText(findWebTokens),
  sin: inText(findSins),
  'bc-health-number': inText(findHealthNumbers),
  iban: inText(findIbans),
};

const IS_MARK = new RegExp(`^${MARK.source}$`);

/** The rules are not valid. The message has a line for each problem. */
export class RedactionError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'RedactionError';
  }
}

/**
 * Parses `seed/redaction.yaml`: a map from each kind to `{pattern or checker, replace}`. A pattern may name the group
 * `value`, which is then all that is replaced. `file` is the name to use in messages. Throws RedactionError.
 */
export function parseRedaction(text: string, file = 'seed/redaction.yaml'): RedactionRule[] {
  const reader = new YamlReader(text, PLAIN_WORDING);
  const rules = reader
    .entries(reader.root, 'The file')
    .map(([kind, node]) => readRule(reader, kind, node));
  if (rules.length === 0 && reader.problems.length === 0)
    reader.report(reader.root, 'The file has no kind');
  if (reader.problems.length > 0) {
    throw new RedactionError(
      reader.problems.map(({ line, message }) => `${file}:${line}: ${message}`),
    );
  }
  return rules;
}

function readRule(reader: YamlReader, kind: string, node: Node): RedactionRule {
  const values = reader.map(node, kind, ['pattern', 'checker', 'replace']) ?? {};
  const [pattern, checker, replace] = [values.pattern, values.checker, values.replace].map(textOf);
  if (replace === undefined || !IS_MARK.test(replace)) {
    reader.report(values.replace ?? node, `${kind}: replace must be like "[card number removed]"`);
  }
  if ((pattern === undefined) === (checker === undefined)) {
    reader.report(node, `${kind} must have either a pattern or a checker`);
  }
  if (checker !== undefined && !Object.hasOwn(CHECKERS, checker)) {
    const known = Object.keys(CHECKERS).join(', ');
    reader.report(values.checker, `${kind}: checker "${checker}" is unknown (known: ${known})`);
  }
  const problem = pattern === undefined ? undefined : patternProblem(pattern);
  if (problem !== undefined) reader.report(values.pattern, `${kind}: pattern ${problem}`);
  const find = problem === undefined && pattern !== undefined ? patternFinder(pattern) : undefined;
  return { kind, replace: replace ?? '', find: find ?? CHECKERS[checker ?? ''] ?? (() => []) };
}

function textOf(node: Node | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

function inText(find: (text: string) => TextRange[]): SecretFinder {
  return ({ text }) => find(text);
}

function patternFinder(pattern: string): SecretFinder {
  const expression = new RegExp(pattern, 'dgiu');
  return ({ text }) =>
    [...text.matchAll(expression)].map(rangeOf).filter(({ start, end }) => end > start);
}

function rangeOf({ index = 0, 0: found, indices }: RegExpMatchArray): TextRange {
  const [start, end] = indices?.groups?.value ?? [index, index + found.length];
  return { start, end };
}
