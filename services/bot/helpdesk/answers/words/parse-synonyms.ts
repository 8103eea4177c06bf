import type { Node } from 'yaml';
import { ContentError } from '../../content/content-error.ts';
import { checkVersion, readContent, readText } from '../../content/content-reader.ts';
import { wordsOf } from './concepts.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { type Synonym, Synonyms } from './synonyms.ts';

const MAX_LINES = 500;
const MAX_LINE = 500;
const MAX_SAYS = 20;
const MAX_WORDS = 4;
const ARROW = '=>';
const EXAMPLE = '"hiwi, student job => student assistant"';

interface NumberedLine {
  readonly text: string;
  readonly at: Node | number;
}

type Report = (at: Node | number, problem: string) => void;

/** Parses `synonyms.txt`: a line for each, `#` for comments. Throws ContentError with all problems. */
export function parseSynonymsText(text: string, file = 'seed/synonyms.txt'): Synonyms {
  const lines = text
    .split('\n')
    .map((line, at) => ({ text: line.replace(/(?:^|\s)#.*/u, '').trim(), at: at + 1 }))
    .filter((line) => line.text !== '');
  const problems: string[] = [];
  const read = readLines(lines, (at, problem) => problems.push(`${file}:${at}: ${problem}`));
  if (problems.length > 0) throw new ContentError(problems);
  return new Synonyms(read);
}

/** Parses `synonyms.json`: `{v: 1, synonyms: [the same lines]}`. Throws ContentError with all problems. */
export function parseSynonyms(text: string, file = 'content/synonyms.json'): Synonyms {
  return readContent(text, file, (reader) => {
    const values = reader.map(reader.root, 'The file', ['v', 'synonyms']);
    if (!values) return undefined;
    checkVersion(reader, values.v);
    const nodes = reader.list(values.synonyms, 'synonyms', reader.root);
    const lines = nodes.flatMap((at, index) => {
      const line = readText(reader, at, `synonyms[${index}]`, at, MAX_LINE);
      return line === undefined ? [] : [{ text: line, at }];
    });
    const report: Report = (at, problem) =>
      reader.report(typeof at === 'number' ? undefined : at, problem);
    return new Synonyms(readLines(lines, report));
  });
}

/** Returns a synonym as its line says it. */
export const synonymLine = ({ says, means }: Synonym): string =>
  `${says.join(', ')} ${ARROW} ${means}`;

/** Returns a word or phrase as questions are read: lower case, single spaces. */
export const phraseOf = (text: string): string => wordsOf(text).join(' ');

function readLines(lines: readonly NumberedLine[], report: Report): Synonym[] {
  if (lines.length > MAX_LINES) {
    const first = lines[MAX_LINES]?.at ?? 1;
    report(first, `there are ${lines.length} synonyms; at most ${MAX_LINES} are read`);
    return [];
  }
  const taken = new Map<string, string>();
  return lines.flatMap(({ text, at }) => {
    const problems: string[] = [];
    const read = readLine(text, problems);
    for (const said of read?.says ?? []) {
      const before = taken.get(said);
      if (before !== undefined)
        problems.push(`"${said}" already means "${before}"; a word can mean one thing only`);
      taken.set(said, read?.means ?? '');
    }
    for (const problem of problems) report(at, problem);
    return read && problems.length === 0 ? [read] : [];
  });
}

function readLine(line: string, problems: string[]): Synonym | undefined {
  const parts = line.split(ARROW);
  if (parts.length !== 2 || line.length > MAX_LINE) {
    problems.push(`write what people say and what the pages say, as in ${EXAMPLE} (got "${line}")`);
    return undefined;
  }
  const [left = '', right = ''] = parts;
  const says = [...new Set(left.split(',').map(phraseOf))];
  const means = phraseOf(right);
  if (says.length > MAX_SAYS)
    problems.push(`"${means}" has ${says.length} synonyms; at most ${MAX_SAYS} are read`);
  for (const phrase of [...says, means]) problems.push(...problemsOf(phrase, line));
  for (const said of says) {
    if (said === means) problems.push(`"${said}" means itself`);
    if (EVERYDAY_WORDS.has(said.replaceAll("'", '')))
      problems.push(`"${said}" is an everyday word, which any question may have: write a phrase`);
  }
  return { says, means };
}

function problemsOf(phrase: string, line: string): string[] {
  if (phrase === '') return [`there is a word missing, as in ${EXAMPLE} (got "${line}")`];
  const words = phrase.split(' ').length;
  return words > MAX_WORDS
    ? [`"${phrase}" has ${words} words; at most ${MAX_WORDS} are compared`]
    : [];
}
