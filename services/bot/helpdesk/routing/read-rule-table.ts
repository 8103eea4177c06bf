import type { Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';
import { readCategories } from './read-categories.ts';
import { readPhraseList } from './read-phrases.ts';
import { readRequesters } from './read-requesters.ts';
import { readRules } from './read-rules.ts';
import { readTeam, TEAM_KEYS } from './read-team.ts';
import { readLine, readLines } from './read-text.ts';
import { readUrgency } from './read-urgency.ts';
import type { Affiliation, Category, RoutingRule, RuleTable, Team } from './routing-table.ts';
import { unreachableRules } from './unreachable-rules.ts';

const KEYS = [
  'version',
  'teams',
  'triage',
  'categories',
  'affiliations',
  'requesters',
  'rules',
  'urgency',
] as const;

/** Reads a table of version 2. Reports its problems. */
export function readRuleTable(reader: YamlReader): RuleTable | undefined {
  const { root } = reader;
  const values = reader.map(root, 'The file', KEYS);
  if (!values) return undefined;
  const teams = readTeams(reader, values.teams, root);
  const categories = readCategories(reader, values.categories, root);
  const affiliations = values.affiliations ? readAffiliations(reader, values.affiliations) : [];
  const requesters = readRequesters(reader, values.requesters);
  const rules = readRules(reader, values.rules, root, {
    teams,
    categories: categories.map(({ id }) => id),
    affiliations: affiliations.map(({ id }) => id),
  });
  const defaultTeam = readTriage(reader, values.triage, teams);
  const urgency = readUrgency(reader, values.urgency, root);
  if (!defaultTeam) return undefined;
  const table: RuleTable = {
    version: 2,
    teams,
    defaultTeam,
    categories,
    affiliations,
    requesters,
    rules,
    urgency,
  };
  reportDeadEnds(reader, table, values);
  return table;
}

function readTeams(reader: YamlReader, list: Node | undefined, owner: Node | null): Team[] {
  const teams: Team[] = [];
  for (const node of reader.list(list, 'teams', owner)) {
    const values = reader.map(node, 'A team', TEAM_KEYS);
    const team = values && readTeam(reader, values, node);
    if (!team) continue;
    if (teams.some(({ queue }) => queue === team.queue)) {
      reader.report(node, `duplicate queue "${team.queue}": give each team its own`);
    }
    teams.push(team);
  }
  return teams;
}

function readTriage(
  reader: YamlReader,
  node: Node | undefined,
  teams: readonly Team[],
): Team | undefined {
  const queue = readLine(reader, node, 'triage', reader.root);
  const team = teams.find((each) => each.queue === queue);
  if (queue !== undefined && !team) {
    const known = teams.map((each) => each.queue).join(', ');
    reader.report(node, `triage "${queue}" is no team's queue (known: ${known})`);
  }
  return team;
}

function readAffiliations(reader: YamlReader, map: Node): readonly Affiliation[] {
  return reader.entries(map, 'affiliations').map(([id, node]) => {
    const values = reader.map(node, id, ['words', 'domains']) ?? {};
    const domains = readLines(reader, values.domains, `${id}: domains`).map(([domain]) =>
      domain.replace(/^@/, '').toLowerCase(),
    );
    return { id, words: readPhraseList(reader, values.words, `${id}: words`), domains };
  });
}

/** Reports rules that never apply, teams that get nothing, and categories that lead nowhere. */
function reportDeadEnds(
  reader: YamlReader,
  { teams, defaultTeam, categories, rules }: RuleTable,
  values: { readonly teams?: Node; readonly categories?: Node },
): void {
  for (const { rule, takenBy } of unreachableRules(rules)) {
    const before = takenBy.map(({ id, line }) => `"${id}" (line ${line})`).join(' and ');
    const message = `rule "${rule.id}" never applies: ${before} ${takenBy.length > 1 ? 'take' : 'takes'} all that it would. Move it up, or remove it`;
    reader.problems.push({ line: rule.line, message });
  }
  for (const team of teams) {
    if (team === defaultTeam || rules.some((rule) => rule.team.queue === team.queue)) continue;
    reader.report(
      values.teams,
      `no rule leads to the queue "${team.queue}": add one, or remove it`,
    );
  }
  const led = (category: Category) => rules.some((rule) => isAbout(rule, category));
  for (const category of categories.slice(0, -1).filter((each) => !led(each))) {
    reader.report(
      values.categories,
      `no rule names the category "${category.id}": add one (only the last category may go by words)`,
    );
  }
}

function isAbout({ when }: RoutingRule, { id }: Category): boolean {
  return when.category?.includes(id) ?? false;
}
