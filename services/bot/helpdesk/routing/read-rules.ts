import type { Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';
import { courseStart } from './courses.ts';
import { readPhraseList } from './read-phrases.ts';
import { readLine, readLines } from './read-text.ts';
import type { RoutingRule, RuleConditions, Team } from './routing-table.ts';

/** What a rule may name. */
export interface RuleNames {
  readonly teams: readonly Team[];
  readonly categories: readonly string[];
  readonly affiliations: readonly string[];
}

const CONDITIONS = [
  'category',
  'words',
  'unless',
  'like',
  'affiliation',
  'course',
  'urgency',
  'hours',
] as const;
const MAX_RULES = 200;
type Values = Readonly<Partial<Record<(typeof CONDITIONS)[number], Node>>>;

/** Reads the rules, in their order. Reports what they name that there is not. */
export function readRules(
  reader: YamlReader,
  list: Node | undefined,
  owner: Node | null,
  names: RuleNames,
): readonly RoutingRule[] {
  const nodes = reader.list(list, 'rules', owner);
  if (nodes.length > MAX_RULES) reader.report(list, `there are more than ${MAX_RULES} rules`);
  const ids = new Set<string>(['default']);
  return nodes.slice(0, MAX_RULES).flatMap((node) => {
    const rule = readRule(reader, node, names);
    if (rule && ids.has(rule.id)) {
      reader.report(node, `the id "${rule.id}" is taken: a ticket names its rule by it`);
    }
    if (rule) ids.add(rule.id);
    return rule ?? [];
  });
}

function readRule(reader: YamlReader, node: Node, names: RuleNames): RoutingRule | undefined {
  const values = reader.map(node, 'A rule', ['id', 'when', 'queue']);
  if (!values) return undefined;
  const id = readLine(reader, values.id, 'id', node, 60);
  const queue = readLine(reader, values.queue, 'queue', node);
  const team = names.teams.find((each) => each.queue === queue);
  if (queue !== undefined && !team) {
    const known = names.teams.map((each) => each.queue);
    unknown(reader, values.queue, 'queue', queue, known, 'add it to teams');
  }
  const given = values.when ? (reader.map(values.when, 'when', CONDITIONS) ?? {}) : {};
  const when = readConditions(reader, given, names);
  if (Object.keys(given).length === 0) {
    const message = `rule "${id}" has no condition: add one, or remove it; what no rule takes goes to triage`;
    reader.report(values.when ?? node, message);
  }
  return id !== undefined && team ? { id, line: reader.lineOf(node), when, team } : undefined;
}

function readConditions(reader: YamlReader, values: Values, names: RuleNames): RuleConditions {
  const { category, words, unless, like, affiliation, course, urgency, hours } = values;
  const queues = names.teams.map(({ queue }) => queue);
  if (unless && !words) reader.report(unless, 'unless excuses words: the rule has none');
  const urgent = urgency && oneOf(reader, urgency, 'urgency', ['high', 'normal'] as const);
  const open = hours && oneOf(reader, hours, 'hours', ['open', 'closed'] as const);
  return {
    ...(category && {
      category: known(reader, category, 'category', names.categories, 'add it to categories'),
    }),
    ...(words && { words: readPhraseList(reader, words, 'words') }),
    ...(unless && { unless: readPhraseList(reader, unless, 'unless') }),
    ...(like && { like: known(reader, like, 'queue', queues, 'add it to teams') }),
    ...(affiliation && {
      affiliation: known(
        reader,
        affiliation,
        'affiliation',
        names.affiliations,
        'add it to affiliations',
      ),
    }),
    ...(course && { course: readCourses(reader, course) }),
    ...(urgent && { urgency: urgent }),
    ...(open && { hours: open }),
  };
}

function known(
  reader: YamlReader,
  list: Node,
  what: string,
  names: readonly string[],
  remedy: string,
): readonly string[] {
  return readLines(reader, list, what).map(([name, node]) => {
    if (!names.includes(name)) unknown(reader, node, what, name, names, remedy);
    return name;
  });
}

function unknown(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  name: string,
  names: readonly string[],
  remedy: string,
): void {
  const others = names.length > 0 ? names.join(', ') : 'none';
  reader.report(node, `${what} "${name}" is unknown (known: ${others}): ${remedy}`);
}

function readCourses(reader: YamlReader, list: Node): readonly string[] {
  return readLines(reader, list, 'course').flatMap(([text, node]) => {
    const start = courseStart(text);
    if (start === undefined) {
      reader.report(node, `course "${text}" must be like "NURS", "MATH 1*" or "CSC 110"`);
    }
    return start ?? [];
  });
}

function oneOf<T extends string>(
  reader: YamlReader,
  node: Node,
  what: string,
  allowed: readonly T[],
): T | undefined {
  const text = readLine(reader, node, what, node);
  const found = allowed.find((each) => each === text);
  if (text !== undefined && !found) {
    reader.report(node, `${what} is "${text}": it must be ${allowed.join(' or ')}`);
  }
  return found;
}
