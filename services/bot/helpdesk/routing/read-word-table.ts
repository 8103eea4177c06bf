import type { Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';
import { normalisePhrase } from './phrases.ts';
import { readTeam } from './read-team.ts';
import { readLine } from './read-text.ts';
import type { WordTable, WordTeam } from './routing-table.ts';

/** Reads a table of version 1. Reports its problems. */
export function readWordTable(reader: YamlReader): WordTable | undefined {
  const { root } = reader;
  const values = reader.map(root, 'The file', ['version', 'teams', 'default', 'urgent']);
  if (!values) return undefined;
  const teams = readTeams(reader, values.teams, root);
  const urgentWords = values.urgent ? readWords(reader, values.urgent, 'urgent', root) : [];
  const queue = readLine(reader, values.default, 'default', root);
  const defaultTeam = teams.find((team) => team.queue === queue);
  if (queue && !defaultTeam) {
    const known = teams.map((team) => team.queue).join(', ');
    reader.report(values.default, `default "${queue}" is no team's queue (known: ${known})`);
  }
  return defaultTeam && { version: 1, teams, defaultTeam, urgentWords };
}

function readTeams(reader: YamlReader, list: Node | undefined, owner: Node | null): WordTeam[] {
  const teams: WordTeam[] = [];
  for (const node of reader.list(list, 'teams', owner)) {
    const team = readWordTeam(reader, node);
    if (!team) continue;
    reportDuplicates(reader, node, team, teams);
    teams.push(team);
  }
  return teams;
}

function readWordTeam(reader: YamlReader, node: Node): WordTeam | undefined {
  const values = reader.map(node, 'A team', [
    'queue',
    'name',
    'address',
    'profile',
    'categories',
    'words',
  ]);
  if (!values) return undefined;
  const team = readTeam(reader, values, node);
  const { categories: listed } = values;
  const categories = listed
    ? reader
        .list(listed, 'categories', node)
        .map((item) => readLine(reader, item, 'A category', node))
    : [];
  const words = values.words ? readWords(reader, values.words, 'words', node) : [];
  return team && { ...team, categories: categories.filter((c) => c !== undefined), words };
}

function reportDuplicates(
  reader: YamlReader,
  node: Node,
  team: WordTeam,
  others: readonly WordTeam[],
): void {
  if (others.some((other) => other.queue === team.queue)) {
    reader.report(node, `duplicate queue "${team.queue}"`);
  }
  for (const category of team.categories) {
    const owner = others.find((other) => other.categories.includes(category));
    if (owner) reader.report(node, `category "${category}" already leads to "${owner.queue}"`);
  }
}

function readWords(
  reader: YamlReader,
  list: Node,
  what: string,
  owner: Node | null,
): readonly string[] {
  const words = new Set<string>();
  for (const node of reader.list(list, what, owner)) {
    const text = readLine(reader, node, `A word of ${what}`, node);
    if (text === undefined) continue;
    const word = normalisePhrase(text);
    if (word.trim() === '') reader.report(node, `"${text}" has no letter or digit`);
    else if (words.has(word)) reader.report(node, `"${text}" is listed twice in ${what}`);
    words.add(word);
  }
  return [...words];
}
