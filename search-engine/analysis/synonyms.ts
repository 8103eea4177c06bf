import { illegalArgument } from '../errors.ts';
import type { Analyzer, Token, TokenFilter } from './token.ts';

type Phrase = readonly string[];
/** First term of a rule's left side → the rules that start with it, longest first. */
type Rules = Map<string, { from: Phrase; to: Phrase[] }[]>;

/**
 * Solr-style synonyms: `a, b c` makes the terms equivalent; `a, b => c` replaces. Terms of several words
 * are stacked from the position of the first, like OpenSearch's `synonym` filter (not `synonym_graph`).
 * `analyze` is the chain before the filter, which is also applied to the rules. Throws illegal_argument_exception.
 */
export function synonyms(lines: readonly string[], analyze: Analyzer): TokenFilter {
  const rules: Rules = new Map();
  for (const line of lines) addLine(rules, line, analyze);
  for (const list of rules.values()) list.sort((a, b) => b.from.length - a.from.length);
  return (tokens) => apply(rules, tokens);
}

function addLine(rules: Rules, line: string, analyze: Analyzer): void {
  const phrases = (side: string): Phrase[] =>
    side
      .split(',')
      .map((phrase) => analyze(phrase).map(({ term }) => term))
      .filter((terms) => terms.length > 0);
  const [left = '', right, ...rest] = line.split('=>');
  const from = phrases(left);
  const to = right === undefined ? from : phrases(right);
  if (rest.length > 0 || from.length === 0 || to.length === 0)
    throw illegalArgument(`failed to build synonyms: invalid rule [${line}]`);
  for (const phrase of from) addRule(rules, phrase, to);
}

function addRule(rules: Rules, from: Phrase, to: Phrase[]): void {
  const first = from[0] ?? '';
  const list = rules.get(first) ?? [];
  const same = list.find((rule) => rule.from.join(' ') === from.join(' '));
  if (same) same.to.push(...to);
  else list.push({ from, to: [...to] });
  rules.set(first, list);
}

function apply(rules: Rules, tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const rule = rules.get(token.term)?.find(({ from }) => matches(tokens, at, from));
    if (!rule) {
      out.push(token);
      at += 1;
      continue;
    }
    const last = tokens[at + rule.from.length - 1] as Token;
    out.push(...stacked(rule.to, token, last));
    at += rule.from.length;
  }
  return out.sort((a, b) => a.position - b.position);
}

const matches = (tokens: Token[], at: number, from: Phrase): boolean =>
  from.every((term, offset) => tokens[at + offset]?.term === term);

function stacked(phrases: Phrase[], first: Token, last: Token): Token[] {
  const seen = new Set<string>();
  const out: Token[] = [];
  for (const phrase of phrases) {
    for (const [offset, term] of phrase.entries()) {
      const position = first.position + offset;
      if (seen.has(`${position} ${term}`)) continue;
      seen.add(`${position} ${term}`);
      out.push({ term, position, start: first.start, end: last.end });
    }
  }
  return out;
}
