import type { ChatOutcome } from '../../../../chats/chats.ts';
import type { Tone } from '../../parts/badge.tsx';

interface Words {
  readonly text: string;
  readonly tone: Tone;
}

export const OUTCOMES: Readonly<Record<ChatOutcome, Words>> = {
  answer: { text: 'Answered', tone: 'good' },
  didYouMean: { text: 'Doubtful', tone: 'warn' },
  refusal: { text: 'Not answered', tone: 'bad' },
  ticket: { text: 'Ticket', tone: 'plain' },
  urgent: { text: 'Can’t wait', tone: 'bad' },
};
