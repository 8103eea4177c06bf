import { normalisePhrase, phrasesIn } from './phrases.ts';
import type { RoutingInput } from './routing-input.ts';
import type { Team, TicketRoute, WordTable, WordTeam } from './routing-table.ts';

interface Choice<T extends Team = Team> {
  readonly team: T;
  readonly rule: 'category' | 'words' | 'default';
  readonly evidence: readonly string[];
}

/** Decides by a table of version 1 which team gets a ticket and how urgent it is. */
export function routeByWords(table: WordTable, ticket: RoutingInput): TicketRoute {
  const text = normalisePhrase(`${ticket.summary} \n ${ticket.description}`);
  const { team, rule, evidence } = choose(table, ticket.category, text);
  const urgencyEvidence = phrasesIn(text, table.urgentWords);
  return {
    queue: team.queue,
    team: team.name,
    address: team.address,
    profile: team.profile,
    rule,
    evidence,
    urgency: urgencyEvidence.length > 0 ? 'high' : 'normal',
    urgencyEvidence,
  };
}

/** Returns the category that the words of an utterance suggest, or undefined if there is none or a tie. */
export function categoryByWords(table: WordTable, utterance: string): string | undefined {
  return teamByWords(table, normalisePhrase(utterance))?.team.categories[0];
}

function choose(table: WordTable, category: string, text: string): Choice {
  const chosen = table.teams.find((team) => team.categories.includes(category));
  if (chosen) return { team: chosen, rule: 'category', evidence: [category] };
  const byWords = teamByWords(table, text);
  return byWords ?? { team: table.defaultTeam, rule: 'default', evidence: [] };
}

function teamByWords(table: WordTable, text: string): Choice<WordTeam> | undefined {
  const found = table.teams
    .map(
      (team): Choice<WordTeam> => ({ team, rule: 'words', evidence: phrasesIn(text, team.words) }),
    )
    .filter((choice) => choice.evidence.length > 0)
    .sort((a, b) => b.evidence.length - a.evidence.length);
  const [best, second] = found;
  return best && best.evidence.length !== second?.evidence.length ? best : undefined;
}
