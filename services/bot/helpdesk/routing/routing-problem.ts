import type { YamlProblem } from '../yaml-reader.ts';

/** Every problem of a routing file: its message has a line `file:line: message` for each. */
export class RoutingFileError extends Error {
  readonly problems: readonly YamlProblem[];

  constructor(file: string, problems: readonly YamlProblem[]) {
    super(problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'RoutingFileError';
    this.problems = problems;
  }
}
