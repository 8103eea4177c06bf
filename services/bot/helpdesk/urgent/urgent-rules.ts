import type { Phrase } from './phrase.ts';

/** In the order in which they are met, if a text has words of several. */
export const URGENT_KINDS = ['crisis', 'danger', 'harassment', 'phishing', 'account'] as const;
export type UrgentKind = (typeof URGENT_KINDS)[number];

/** What is said about something urgent, and the reply to it. */
export interface UrgentRule {
  readonly id: string;
  readonly kind: UrgentKind;
  readonly say: readonly Phrase[];
  /** Phrases that only look like it: they excuse the words that they cover. */
  readonly not: readonly Phrase[];
  readonly reply: string;
  /** Ids of contacts. */
  readonly contacts: readonly string[];
}
