import type { AnalyticsEvent } from '../../../bot/helpdesk/analytics/event.ts';
import type { QuestionKind } from '../questions.ts';

/** A turn with a question that was not answered well. */
export interface AskedTurn {
  readonly conversation: string;
  /** Undefined for clients that don't number their turns: their words are nowhere. */
  readonly turn: number | undefined;
  readonly kinds: readonly QuestionKind[];
  /** ISO 8601. */
  readonly at: string;
  /** Empty if nothing was shown. */
  readonly topic: string;
  readonly passageId?: string;
  readonly confidence?: number;
}

/** An answer that is this much more likely than it needs to be, at most, is doubted. */
const LITTLE = 0.1;

/**
 * Returns the turns that were refused, doubted or rated down, the last first. `needed` is how likely an answer has to be.
 */
export function askedTurns(events: readonly AnalyticsEvent[], needed: number): AskedTurn[] {
  const byTurn = new Map<string, AnalyticsEvent[]>();
  for (const event of events) {
    // Without a number, each is a turn of its own.
    const key = event.turn === undefined ? event.id : `${event.conversation} ${event.turn}`;
    byTurn.set(key, [...(byTurn.get(key) ?? []), event]);
  }
  return [...byTurn.values()]
    .flatMap((of) => askedTurn(of, needed + LITTLE))
    .sort((a, b) =>
      a.at < b.at ? 1 : a.at > b.at ? -1 : a.conversation < b.conversation ? 1 : -1,
    );
}

function askedTurn(events: readonly AnalyticsEvent[], sure: number): AskedTurn[] {
  const counted = withLastRating(events);
  const kinds = [...new Set(counted.flatMap((event) => kindOf(event, sure) ?? []))].sort();
  const [first] = events;
  if (kinds.length === 0 || !first) return [];
  const shown = events.find(({ passageId }) => passageId !== undefined);
  const replied = events.find(({ kind }) => kind !== 'rating') ?? first;
  const { passageId, confidence } = shown ?? {};
  return [
    {
      conversation: first.conversation,
      turn: first.turn,
      kinds,
      at: replied.at,
      topic: events.find(({ topic }) => topic !== '')?.topic ?? '',
      ...(passageId !== undefined && { passageId }),
      ...(confidence !== undefined && { confidence }),
    },
  ];
}

/** Who changes their mind leaves another rating: the last one counts. */
function withLastRating(events: readonly AnalyticsEvent[]): readonly AnalyticsEvent[] {
  const ratings = events.filter(({ kind }) => kind === 'rating');
  const [last] = ratings.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return events.filter((event) => event.kind !== 'rating' || event === last);
}

function kindOf(
  { kind, confidence = 1, helpful }: AnalyticsEvent,
  sure: number,
): QuestionKind | undefined {
  if (kind === 'refusal') return 'unanswered';
  if (kind === 'didYouMean' || (kind === 'answer' && confidence < sure)) return 'doubted';
  return kind === 'rating' && helpful === false ? 'unhelpful' : undefined;
}
