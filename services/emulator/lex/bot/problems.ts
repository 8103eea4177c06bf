/** One problem of a bot definition. */
export interface Problem {
  readonly file: string;
  /** Path in the file: `slotPriorities[0].slotName`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** A bot definition that can't be used, with all its problems. */
export class BotDefinitionError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The bot definition has ${count(problems)}:\n${problems.map(problemLine).join('\n')}`);
    this.name = 'BotDefinitionError';
    this.problems = problems;
  }
}

/** Formats a problem: `Intents/Pizza/Intent.json: slotPriorities[0].slotName: no slot "Size"`. */
export function problemLine(problem: Problem): string {
  return [problem.file, problem.path, problem.message].filter((part) => part !== '').join(': ');
}

function count(problems: readonly Problem[]): string {
  return problems.length === 1 ? '1 problem' : `${problems.length} problems`;
}
