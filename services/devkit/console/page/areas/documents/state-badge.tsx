import { Badge, type Tone } from '../../parts/badge.tsx';
import type { State } from './document-shapes.ts';

const WORDS: Readonly<Record<State, readonly [Tone, string]>> = {
  indexed: ['good', 'answers'],
  skipped: ['bad', 'can’t be read'],
  failed: ['bad', 'failed'],
  expired: ['warn', 'expired'],
  waiting: ['plain', 'waiting'],
};

/** The state of a document in a word. */
export function StateBadge({ state }: { readonly state: State }) {
  const [tone, word] = WORDS[state];
  return <Badge tone={tone}>{word}</Badge>;
}
