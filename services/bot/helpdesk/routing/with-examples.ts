import type { LearnedMessages } from './learning/learned-messages.ts';
import type { RoutingTable } from './routing-table.ts';

/** Adds examples to a table whose rules may ask for them. */
export const withExamples = (table: RoutingTable, examples: LearnedMessages): RoutingTable =>
  table.version === 2 ? { ...table, examples } : table;

/** Returns a line for each queue that a rule compares with and that has no examples, and for each that is no team's. */
export function exampleProblems(table: RoutingTable, file: string): string[] {
  if (table.version === 1) return [];
  const known = table.examples?.queues ?? [];
  const missing = table.rules.flatMap(({ id, line, when: { like = [] } }) =>
    like
      .filter((queue) => !known.includes(queue))
      .map(
        (queue) =>
          `${file}:${line}: rule "${id}" compares with the queue "${queue}", which has no example: add some to routing-examples.tsv`,
      ),
  );
  const strange = known
    .filter((queue) => !table.teams.some((team) => team.queue === queue))
    .map((queue) => `routing-examples.tsv: the queue "${queue}" is no team's in ${file}`);
  return [...missing, ...strange];
}
