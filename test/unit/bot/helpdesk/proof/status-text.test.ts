import { describe, expect, it } from 'vitest';
import { statusText } from '../../../../../services/bot/helpdesk/proof/status-text.ts';
import { buildTicket } from '../../../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { aRequest, fakeDeps } from '../tickets/ticket-fakes.ts';

const { routing, hours } = fakeDeps();
const ticket = buildTicket(routing, aRequest(), { now: new Date('2026-11-23T18:00:00Z'), hours });
const entry = { ticket, attempts: 1, claimedAt: ticket.recordedAt };
const mail = { messageId: 'm', at: '2026-11-23T18:00:01Z' };
const textOf = (...[of, tracked]: [typeof entry, Parameters<typeof statusText>[2]?]) =>
  statusText(of, 'America/Vancouver', tracked);

describe('the status of a ticket', () => {
  it('is where our record ends, if there is no tracker', () => {
    expect(textOf(entry)).toContain('could not be mailed');
    expect(textOf({ ...entry, mail } as typeof entry)).toMatch(
      /was mailed to the team .* on Monday.*23.*can’t see what they have done/,
    );
  });

  it.each([
    ['new', 'nobody has begun with it yet'],
    ['open', 'somebody is working on it'],
    ['stalled', 'perhaps for an answer of yours'],
    ['resolved', 'it is solved'],
    ['with vendor', 'its status is “with vendor”'],
  ])('is what the tracker says of it: %s', (status, said) => {
    const text = textOf(entry, { status, changedAt: '2026-11-24T18:00:00Z' });

    expect(text).toContain(said);
    expect(text).toMatch(/last changed on Tuesday.*24/);
    expect(text).not.toContain('can’t see');
  });
});
