import { localTime } from '../hours/local-time.ts';
import { openingAt } from '../hours/opening.ts';
import { judgeUrgency } from '../urgency/judge-urgency.ts';
import type { UrgencyJudgement } from '../urgency/urgency-cues.ts';
import { withoutMarkup } from '../urgency/without-markup.ts';
import { saidText } from '../urgent/said-words.ts';
import { affiliationOf } from './affiliations.ts';
import { coursesIn } from './courses.ts';
import { matchRule, type RoutingFacts } from './match-rule.ts';
import { categoryByWords, routeByWords } from './route-by-words.ts';
import type { RoutingInput, RoutingMoment } from './routing-input.ts';
import type { RoutingTable, RuleTable, TicketRoute } from './routing-table.ts';

/** Decides which team gets a ticket and how urgent it is, and records the rule and the words that decided. */
export function routeTicket(
  table: RoutingTable,
  ticket: RoutingInput,
  moment: RoutingMoment,
): TicketRoute {
  if (table.version === 1) return routeByWords(table, ticket);
  const { facts, judgement } = factsOf(table, ticket, moment);
  const { team, rule, evidence } = firstRule(table, facts);
  const { queue, name, address, profile } = team;
  const { urgency, evidence: urgencyEvidence } = judgement;
  return { queue, team: name, address, profile, rule, evidence, urgency, urgencyEvidence };
}

/** Returns the category that an utterance suggests: the one that leads to the team of its words. */
export function categoryIn(
  table: RoutingTable,
  utterance: string,
  moment: RoutingMoment,
): string | undefined {
  if (table.version === 1) return categoryByWords(table, utterance);
  const said = { category: '', summary: '', description: utterance };
  const { rule, queue } = routeTicket(table, said, moment);
  return rule === DEFAULT_RULE ? undefined : categoryOf(table, queue);
}

/** The name of the rule that applies when no other does. */
export const DEFAULT_RULE = 'default';

function firstRule(table: RuleTable, facts: RoutingFacts) {
  for (const rule of table.rules) {
    const evidence = matchRule(rule, facts);
    if (evidence) return { team: rule.team, rule: rule.id, evidence };
  }
  return { team: table.defaultTeam, rule: DEFAULT_RULE, evidence: [] };
}

/** Returns what is known of a ticket, as its rules see it. */
export function factsOf(
  table: RuleTable,
  { category, summary, description, email }: RoutingInput,
  { now, hours }: RoutingMoment,
): { readonly facts: RoutingFacts; readonly judgement: UrgencyJudgement } {
  // A summary may end without a full stop, and is a sentence all the same.
  const text = withoutMarkup(`${summary}\n${endsOf(description)}`);
  const said = saidText(text);
  const { timeZone } = hours;
  const { urgency, examples } = table;
  const judgement = judgeUrgency(urgency.words, text, { now, timeZone }, examples);
  return {
    facts: {
      category,
      said,
      likeness: examples?.queueLike(said, localTime(now, timeZone)),
      affiliation: affiliationOf(table.affiliations, said, email),
      courses: coursesIn(text),
      urgency: judgement.urgency,
      hours: openingAt(hours, now).isOpen ? 'open' : 'closed',
    },
    judgement,
  };
}

/** In characters. People say what matters before or after what they paste. */
const MOST_READ = 3_500;
const READ_AT_END = 1_000;

function endsOf(text: string): string {
  if (text.length <= MOST_READ) return text;
  return `${text.slice(0, MOST_READ - READ_AT_END)}\n${text.slice(-READ_AT_END)}`;
}

/** Returns the first category that leads to a queue by itself. */
function categoryOf({ rules }: RuleTable, queue: string): string | undefined {
  const rule = rules.find(
    ({ when, team }) => when.category && Object.keys(when).length === 1 && team.queue === queue,
  );
  return rule?.when.category?.[0];
}
