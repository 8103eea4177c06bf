import { ContentError } from '../../bot/helpdesk/content/content-error.ts';
import { RoutingFileError } from '../../bot/helpdesk/routing/routing-problem.ts';

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

/** Reads a problem such as "seed/urgent.yaml:12: …"; without a line, it is of the first. */
export function readProblem(text: string): TextProblem {
  const [, line, message] = /^[^:]*:(\d+): (.*)$/.exec(text) ?? [];
  if (line !== undefined && message !== undefined) return { line: Number(line), message };
  return { line: 1, message: text.replace(/^[\w./-]+\.(?:ya?ml|json|tsv): /, '') };
}
