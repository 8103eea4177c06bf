import { ContentError } from '../../bot/helpdesk/content/content-error.ts';
import { RoutingFileError } from '../../bot/helpdesk/routing/routing-problem.ts';
import { brokenLines } from './broken-lines.ts';

/** Something that is wrong with a text, at a line of it counted from 1. */
export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

/** A text that can't be saved. The message has a line for each problem. */
export class TextProblemsError extends Error {
  override readonly name = 'TextProblemsError';
  readonly problems: readonly TextProblem[];

  constructor(problems: readonly TextProblem[]) {
    super(problems.map(({ line, message }) => `Line ${line}: ${message}.`).join('\n'));
    this.problems = problems;
  }
}

/** Runs a parser, and returns what it finds wrong. Other errors are thrown on. */
export function problemsOf(parse: () => unknown): readonly TextProblem[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof RoutingFileError) return error.problems;
    if (error instanceof ContentError) return error.message.split('\n').map(readProblem);
    throw error;
  }
}

/** What is wrong with a form, which has no lines: a sentence for each problem. */
export class FormProblemsError extends Error {
  override readonly name = 'FormProblemsError';

  constructor(problems: readonly string[]) {
    super(problems.map((problem) => `${problem}.`).join('\n'));
  }
}

/** Returns what a parser finds wrong with a text; if it is no YAML, the lines that are not understood. */
export function problemsOfText(
  text: string,
  parse: (text: string) => unknown,
): readonly TextProblem[] {
  const broken = brokenLines(text);
  return broken.length > 0 ? broken : problemsOf(() => parse(text));
}

/** Reads a problem such as "seed/urgent.yaml:12: …"; without a line, it is of the first. */
export function readProblem(text: string): TextProblem {
  const [, line, message] = /^[^:]*:(\d+): (.*)$/.exec(text) ?? [];
  if (line !== undefined && message !== undefined) return { line: Number(line), message };
  return { line: 1, message: text.replace(/^[\w./-]+\.(?:ya?ml|json|tsv): /, '') };
}
