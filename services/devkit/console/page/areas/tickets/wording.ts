import type { Urgency } from '../../../../../bot/helpdesk/urgency/urgency-cues.ts';
import type { DeliveryState } from '../../../../tickets/tickets.ts';
import type { Tone } from '../../parts/badge.tsx';

interface Words {
  readonly text: string;
  readonly tone: Tone;
}

export const STATES: Readonly<Record<DeliveryState, Words>> = {
  waiting: { text: 'Waiting', tone: 'warn' },
  failed: { text: 'Not delivered', tone: 'bad' },
  sent: { text: 'Sent', tone: 'good' },
};

export const URGENCIES: Readonly<Record<Urgency, Words>> = {
  normal: { text: 'Normal', tone: 'plain' },
  high: { text: 'Urgent', tone: 'bad' },
};
