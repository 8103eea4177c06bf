import type { Category } from '../../helpdesk/intake/category.ts';
import {
  type CategoryNames,
  categoryNamed,
  categoryWithin,
} from '../../helpdesk/intake/category-names.ts';
import type { Answers, Form } from '../../helpdesk/intake/form.ts';
import { readAddress } from '../../helpdesk/intake/read-address.ts';
import type { IntakeRules } from '../../helpdesk/intake/step.ts';
import { DEFAULT_PROOF_POLICY, type ProofPolicy } from '../../helpdesk/routing/proof-policy.ts';
import { categoryIn, DEFAULT_RULE, routeTicket } from '../../helpdesk/routing/route-ticket.ts';
import type { RoutingMoment } from '../../helpdesk/routing/routing-input.ts';
import type { RoutingTable, Team } from '../../helpdesk/routing/routing-table.ts';

/** What a ticket's form must know of the desk. */
export interface Desk extends Pick<RoutingMoment, 'hours'> {
  readonly routing: RoutingTable;
  /** The bot's own address, or `Name <address>`. */
  readonly mailFrom: string;
  readonly clock: { now(): Date };
}

const OTHER: Category = { value: 'other', label: 'Something else' };
const UNDECIDED =
  /^(?:i(?:'m| am)? (?:not sure|don'?t know)|not sure|none(?: of (?:these|them|those))?|no idea|something else|anything else|else|other\w*|misc\w*|general)\W*$/iu;

/** The categories that a client may choose from. */
export function categoriesOf(table: RoutingTable): Category[] {
  if (table.version === 2)
    return table.categories.map(({ id: value, label }) => ({ value, label }));
  const listed = table.teams.flatMap(({ name, categories: [value] }) =>
    value === undefined || value === OTHER.value ? [] : [{ value, label: name }],
  );
  return [...listed, OTHER];
}

/** Everything by which clients may call the categories, in the order of their buttons. */
function namesOf(table: RoutingTable): CategoryNames[] {
  return categoriesOf(table).map(({ value, label }) => ({
    value,
    label,
    words: wordsFor(table, value),
  }));
}

function wordsFor(table: RoutingTable, category: string): string[] {
  if (table.version === 1) return [category];
  const own = table.categories.find(({ id }) => id === category)?.words ?? [];
  const teams = table.rules
    .filter(({ when }) => Object.keys(when).length === 1 && when.category?.includes(category))
    .map(({ team }) => team.name);
  return [...own, ...teams];
}

/** What the client says of the urgency counts, else the words of the ticket. */
export function isUrgentTicket(
  { routing, hours, clock }: Desk,
  { answers }: Pick<Form, 'answers'>,
): boolean {
  if (answers.urgency !== undefined) return answers.urgency === 'high';
  return routeOf({ routing, hours, clock }, answers).urgency === 'high';
}

/** Whether the team that a ticket goes to asks for proof of the address. */
export function proofPolicy(desk: Desk, answers: Answers): ProofPolicy {
  const { queue } = routeOf(desk, answers);
  return proofPolicyOf(desk.routing, ({ queue: own }) => own === queue);
}

/** The policy of the team that is meant; a team that there is no longer asks for what others do. */
export const proofPolicyOf = (
  { teams }: Pick<RoutingTable, 'teams'>,
  isMeant: (team: Team) => boolean,
): ProofPolicy => teams.find(isMeant)?.proof ?? DEFAULT_PROOF_POLICY;

function routeOf(
  { routing, hours, clock }: Pick<Desk, 'routing' | 'hours' | 'clock'>,
  answers: Answers,
) {
  const { category = '', summary = '', description = '', email } = answers;
  const ticket = { category, summary, description, ...(email !== undefined && { email }) };
  return routeTicket(routing, ticket, { now: clock.now(), hours });
}

/** The rules by which answers are read. */
export function intakeRules(desk: Desk): IntakeRules {
  const { routing, mailFrom } = desk;
  const own = readAddress(mailFrom);
  const addresses = [
    ...(own.kind === 'one' ? [own.address] : []),
    ...routing.teams.map(({ address }) => address),
  ];
  return {
    categories: categoriesOf(routing).map(({ value }) => value),
    categoryOf: (text) => categoryOf(desk, text),
    teamOf: (text) => teamOf(desk, text),
    categoryNamed: (text) => categoryNamed(namesOf(routing), text),
    labelOf: (category) =>
      categoriesOf(routing).find(({ value }) => value === category)?.label ?? category,
    reserved: addresses.map((address) => address.toLowerCase()),
    allowedDomains: routing.version === 2 ? routing.requesters.allowed : [],
    refused: routing.version === 2 ? routing.requesters.refused : [],
    domains: [...new Set(addresses.map((address) => registrableDomain(address)))],
  };
}

/** The category that an answer chooses, or that an opening suggests. */
export function categoryOf(desk: Desk, text: string): string | undefined {
  const names = namesOf(desk.routing);
  return (
    categoryNamed(names, text) ??
    (UNDECIDED.test(text.trim()) ? OTHER.value : categoryWithin(names, text)) ??
    suggested(desk, text)
  );
}

export function suggested({ routing, hours, clock }: Desk, text: string): string | undefined {
  return categoryIn(routing, text, { now: clock.now(), hours });
}

function teamOf({ routing, hours, clock }: Desk, description: string): string | undefined {
  const said = { category: '', summary: '', description };
  const { rule, queue } = routeTicket(routing, said, { now: clock.now(), hours });
  return rule === DEFAULT_RULE ? undefined : queue;
}

/** The last two labels of an address's domain: `rt.example.edu` is a machine of `example.edu`. */
const registrableDomain = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.')
    .slice(-2)
    .join('.');
