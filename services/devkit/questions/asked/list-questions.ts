import type { TextObjects } from '../../../bot/helpdesk/analytics/text-objects.ts';
import type { Clock } from '../../../bot/helpdesk/clock.ts';
import type { QuestionFilter, QuestionGroup, QuestionKind, QuestionList } from '../questions.ts';
import { QuestionsError } from '../questions-error.ts';
import { type AskedTurn, askedTurns } from './asked-turns.ts';
import { atOnce } from './at-once.ts';
import { type AskedQuestion, countsOf, groupQuestions } from './group-questions.ts';
import { readEvents } from './read-events.ts';
import type { TurnTexts } from './turn-texts.ts';

export interface ListDeps {
  /** Of the bucket with figures, events and conversations. */
  readonly objects: Pick<TextObjects, 'list' | 'read'>;
  readonly texts: TurnTexts;
  /** How likely an answer of this bot has to be, 0 to 1. */
  readonly needed: number;
  /** Guesses the topic of a question that no section was shown for. */
  readonly topicOf: (question: string) => string | undefined;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 90;
const KINDS: readonly QuestionKind[] = ['unanswered', 'doubted', 'unhelpful'];
/** Words are read one by one: as many as a browser waits for. */
const MAX_TURNS = 6_000;
const AT_ONCE = 16;

/** Lists what was asked and not answered well. Throws QuestionsError for a filter that can't be used. */
export async function listQuestions(deps: ListDeps, filter: QuestionFilter): Promise<QuestionList> {
  const { days, kinds } = checkFilter(filter);
  const now = deps.clock.now();
  const dates = Array.from({ length: days }, (_, back) =>
    new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10),
  );
  const events = await readEvents(deps.objects, dates);
  const turns = askedTurns(events, deps.needed).filter((turn) =>
    turn.kinds.some((kind) => kinds.includes(kind)),
  );
  const { asked, withoutText } = await withTexts(deps, turns.slice(0, MAX_TURNS));
  const { groups, leftOut } = groupQuestions(asked);
  const guessed = guessTopics(deps, groups);
  const { topic } = filter;
  return {
    from: `${dates.at(-1)}T00:00:00.000Z`,
    until: now.toISOString(),
    groups: topic === undefined ? guessed : guessed.filter((group) => group.topic === topic),
    counts: countsOf(turns),
    withoutText,
    leftOut: leftOut + Math.max(0, turns.length - MAX_TURNS),
  };
}

function checkFilter({ days = DEFAULT_DAYS, kinds = KINDS, topic }: QuestionFilter) {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new QuestionsError('invalid', `days must be 1 to ${MAX_DAYS} (got ${days})`);
  const unknown = kinds.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined)
    throw new QuestionsError('invalid', `kinds are ${KINDS.join(', ')} (got "${unknown}")`);
  if (topic !== undefined && (typeof topic !== 'string' || topic.length > 500))
    throw new QuestionsError('invalid', 'topic must be a text of at most 500 characters');
  return { days, kinds };
}

async function withTexts({ texts }: ListDeps, turns: readonly AskedTurn[]) {
  const read = await atOnce(turns, AT_ONCE, async ({ turn, ...rest }) => {
    const text = turn === undefined ? undefined : await texts.textOf(rest.conversation, turn);
    if (text === undefined || turn === undefined) return [];
    if (!rest.kinds.includes('unhelpful')) return [{ ...rest, turn, text }];
    const because = await texts.unhelpfulBecause(rest.conversation, turn);
    return [{ ...rest, turn, text, because }];
  });
  const asked: readonly AskedQuestion[] = read.flat();
  return { asked, withoutText: turns.length - asked.length };
}

function guessTopics(
  { topicOf }: ListDeps,
  groups: readonly QuestionGroup[],
): readonly QuestionGroup[] {
  return groups.map((group) => {
    const topic = group.topic ?? topicOf(group.question);
    return topic === undefined ? group : { ...group, topic };
  });
}
