import { isMap } from 'yaml';
import { YamlReader } from '../yaml-reader.ts';
import { readRuleTable } from './read-rule-table.ts';
import { readWordTable } from './read-word-table.ts';
import { RoutingFileError } from './routing-problem.ts';
import type { RoutingTable } from './routing-table.ts';
import { ROUTING_WORDING } from './routing-wording.ts';

/**
 * Parses `routing.yaml` or `routing.json` of version 1 or 2. `file` is the name to use in messages.
 * Throws RoutingFileError with all problems of the file, each with its line.
 */
export function parseRouting(text: string, file = 'seed/routing.yaml'): RoutingTable {
  const reader = new YamlReader(text, ROUTING_WORDING);
  const table = reader.problems.length > 0 ? undefined : readTable(reader);
  if (reader.problems.length === 0 && table) return table;
  throw new RoutingFileError(
    file,
    reader.problems.toSorted((a, b) => a.line - b.line),
  );
}

function readTable(reader: YamlReader): RoutingTable | undefined {
  const { root } = reader;
  const version: unknown = isMap(root) ? root.get('version') : undefined;
  if (version === 2) return readRuleTable(reader);
  if (version !== 1 && isMap(root)) {
    reader.report(root.get('version', true) ?? root, 'version must be 2 (or 1, as before)');
  }
  return readWordTable(reader);
}
