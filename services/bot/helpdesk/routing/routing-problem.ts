import type { YamlProblem } from '../yaml-reader.ts';

/** Everything that is wrong with a routing file, one `file:line: message` a line. */
export class RoutingFileError extends Error {
  readonly problems: readonly YamlProblem[];

  constructor(file: string, problems: readonly YamlProblem[]) {
    super(problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'RoutingFileError';
    this.problems = problems;
  }
}
