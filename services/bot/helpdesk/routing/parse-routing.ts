import { isScalar, type Node } from 'yaml';
import { isEmailAddress } from '../email-address.ts';
import { YamlReader } from '../yaml-reader.ts';
import {
  DEFAULT_MAIL_PROFILE,
  isMailProfile,
  MAIL_PROFILES,
  type MailProfile,
} from './mail-profile.ts';
import { normalisePhrase } from './phrases.ts';
import { RoutingFileError } from './routing-problem.ts';
import type { RoutingTable, Team } from './routing-table.ts';
import { ROUTING_WORDING } from './routing-wording.ts';

/**
 * Parses `seed/routing.yaml`. `file` is the name to use in messages.
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
  const values = reader.map(root, 'The file', ['version', 'teams', 'default', 'urgent']);
  if (!values) return undefined;
  const version = values.version;
  if ((version?.toJSON() as unknown) !== 1) reader.report(version ?? root, 'version must be 1');
  const teams = readTeams(reader, values.teams, root);
  const urgentWords = values.urgent ? readWords(reader, values.urgent, 'urgent', root) : [];
  const queue = readText(reader, values.default, 'default', root);
  const defaultTeam = teams.find((team) => team.queue === queue);
  if (queue && !defaultTeam) {
    const known = teams.map((team) => team.queue).join(', ');
    reader.report(values.default, `default "${queue}" is no team's queue (known: ${known})`);
  }
  return defaultTeam && { teams, defaultTeam, urgentWords };
}

function readTeams(reader: YamlReader, list: Node | undefined, owner: Node | null): Team[] {
  const nodes = reader.list(list, 'teams', owner);
  const teams: Team[] = [];
  for (const node of nodes) {
    const team = readTeam(reader, node);
    if (!team) continue;
    reportDuplicates(reader, node, team, teams);
    teams.push(team);
  }
  return teams;
}

function readTeam(reader: YamlReader, node: Node): Team | undefined {
  const values = reader.map(node, 'A team', [
    'queue',
    'name',
    'address',
    'profile',
    'categories',
    'words',
  ]);
  if (!values) return undefined;
  const queue = readText(reader, values.queue, 'queue', node);
  const name = readText(reader, values.name, 'name', node);
  const address = readText(reader, values.address, 'address', node);
  if (address && !isEmailAddress(address)) {
    reader.report(values.address, `address "${address}" is not an e-mail address`);
  }
  if (queue && !/^[A-Za-z0-9_-]+$/.test(queue)) {
    reader.report(values.queue, `queue "${queue}" may have letters, digits, "-" and "_" only`);
  }
  const profile = readProfile(reader, values.profile);
  const { categories: listed } = values;
  const categories = listed
    ? reader
        .list(listed, 'categories', node)
        .map((item) => readText(reader, item, 'A category', node))
    : [];
  const words = values.words ? readWords(reader, values.words, 'words', node) : [];
  if (!queue || !name || !address) return undefined;
  const known = categories.filter((category) => category !== undefined);
  return { queue, name, address, profile, categories: known, words };
}

function readProfile(reader: YamlReader, node: Node | undefined): MailProfile {
  if (!node) return DEFAULT_MAIL_PROFILE;
  const text = String(node.toJSON());
  if (isMailProfile(text)) return text;
  reader.report(node, `profile "${text}" is none of ${MAIL_PROFILES.join(', ')}`);
  return DEFAULT_MAIL_PROFILE;
}

function reportDuplicates(
  reader: YamlReader,
  node: Node,
  team: Team,
  others: readonly Team[],
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
    const text = readText(reader, node, `A word of ${what}`, node);
    if (text === undefined) continue;
    const word = normalisePhrase(text);
    if (word.trim() === '') reader.report(node, `"${text}" has no letter or digit`);
    else if (words.has(word)) reader.report(node, `"${text}" is listed twice in ${what}`);
    words.add(word);
  }
  return [...words];
}

/** Returns a text of at most 200 characters on one line. Reports anything else, at `owner` if there is no node. */
function readText(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  owner: Node | null | undefined,
): string | undefined {
  const value = isScalar(node) ? node.value : undefined;
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= 200;
  if (isText && !/\p{Cc}/u.test(value)) return value;
  reader.report(node ?? owner, `${what} must be a text of 1 to 200 characters on one line`);
  return undefined;
}
