import type { TurnRating } from './turn-rating.ts';

/** The reasons in the words of the chat's own form, where the client chose one. */
export const REASON_TEXTS: Readonly<Record<string, string>> = {
  notWhatIAsked: 'It is not what I asked',
  didNotWork: 'I did that, and it did not work',
  outOfDate: 'It is out of date',
  hardToFollow: 'It is hard to follow',
  other: 'Something else',
};

/** Puts a rating in words: "Thumb down: It is not what I asked. “I meant the pool.”" */
export function ratingText({ helpful, reason, comment }: Omit<TurnRating, 'at'>): string {
  const why = [
    ...(reason === undefined ? [] : [`${reasonText(reason)}.`]),
    ...(comment === undefined ? [] : [`“${comment}”`]),
  ];
  const thumb = helpful ? 'Thumb up' : 'Thumb down';
  return why.length === 0 ? thumb : `${thumb}: ${why.join(' ')}`;
}

/** Returns a reason in words. One that is not known here is returned as it is. */
export function reasonText(reason: string): string {
  return Object.hasOwn(REASON_TEXTS, reason) ? (REASON_TEXTS[reason] ?? reason) : reason;
}
