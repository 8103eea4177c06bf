/** One problem of a template or of its parameter values. */
export interface TemplateProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** Adds a problem of the file that is being read. */
export type Report = (message: string, line: number) => void;

/** Thrown for a template that can't be used, with all of its problems. */
export class TemplateError extends Error {
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

/** `infra/bot.yaml:12: Condition "WithTrial" is not declared`. */
export function problemLine({ file, line, message }: TemplateProblem): string {
  return `${file}:${line}: ${message}`;
}
