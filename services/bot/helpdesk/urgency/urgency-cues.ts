import type { Phrase } from '../urgent/phrase.ts';

/** What is said when something cannot wait, or can: the section `urgency.words` of a routing table. */
export const CUE_KINDS = [
  'events',
  'happening',
  'stopped',
  'many',
  'harm',
  'claimed',
  'calm',
  'over',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];
export type UrgencyCues = Readonly<Record<CueKind, readonly Phrase[]>>;

export const URGENCIES = ['normal', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whether a request can wait, and the words that say so. */
export interface UrgencyJudgement {
  readonly urgency: Urgency;
  /** The words that make it urgent; without any it is normal. */
  readonly evidence: readonly string[];
  /** Words by which it can wait: "no hurry", "solved now". */
  readonly against: readonly string[];
}
