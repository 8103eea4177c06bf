/** One thing that is wrong with a template or with the values it is given. */
export interface TemplateProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A template that can't be used, with everything that is wrong with it. */
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
