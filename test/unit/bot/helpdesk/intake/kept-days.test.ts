import { expect, it } from 'vitest';
import { keptDaysIn } from '../../../../../services/bot/helpdesk/intake/kept-days.ts';
import { privacyText } from '../../../../../services/bot/helpdesk/intake/wording.ts';

it.each([
  [
    { CONVERSATION_DAYS: '90', TICKET_DAYS: '400' },
    { conversations: 90, tickets: 400 },
  ],
  [{ CONVERSATION_DAYS: '90', TICKET_DAYS: '0' }, { conversations: 90 }],
  [{ CONVERSATION_DAYS: 'many' }, {}],
  [{}, {}],
])('the days of the lifecycle rules are read: %j', (environment, kept) => {
  expect(keptDaysIn(environment)).toStrictEqual(kept);
});

it.each([
  [{ conversations: 90 }, 'This chat is deleted after 90 days; the team keeps the ticket.'],
  [
    { conversations: 1, tickets: 400 },
    'This chat is deleted after one day, and my record of the ticket after 400 days; the team keeps its own.',
  ],
])('the client reads how long things are kept: %j', (kept, text) => {
  expect(privacyText(kept)).toContain(text);
});

it('the client reads nothing of it where it is not known', () => {
  expect(privacyText({})).not.toMatch(/delete|keep/);
});
