import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RequestTracker } from '../../services/bot/helpdesk/rt/request-tracker.ts';
import { hostileTicket, rawMail } from '../support/rt/hostile-tickets.ts';
import { type RequestTracker as Rt, startRequestTracker } from '../support/rt/request-tracker.ts';

const kit = process.env.RT_KIT;

/** A name and password of the kit. */
const ROOT = `Basic ${Buffer.from('root:password').toString('base64')}`;

describe.skipIf(!kit)('Request Tracker, asked about a ticket of the bot', () => {
  let rt: Rt;
  let tracker: RequestTracker;
  const ticket = hostileTicket({ summary: 'No sound in my lecture' }, 'rt');
  const note = hostileTicket({ summary: `Note to ${ticket.ticketId}: solved` }, 'rt');

  beforeAll(async () => {
    rt = await startRequestTracker(kit ?? '', { commands: 'on' });
    tracker = new RequestTracker({ url: rt.url, token: await rt.tokenOf('staff') });
  }, 300_000);

  afterAll(() => rt?.stop());

  it('knows nothing of one that did not arrive', async () => {
    expect(await tracker.find(ticket.ticketId)).toBeUndefined();
    expect(await tracker.track(ticket.ticketId)).toBeUndefined();
  });

  it('says that nobody has begun with one that did, whatever names it besides', async () => {
    await rt.deliver(await rawMail(note), note.route.queue);
    await rt.deliver(await rawMail(ticket), ticket.route.queue);

    expect(await tracker.find(note.ticketId)).toBe('RT ticket 1');
    expect(await tracker.find(ticket.ticketId)).toBe('RT ticket 2');
    expect(await tracker.track(ticket.ticketId)).toStrictEqual({
      status: 'new',
      changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('says what staff have made of it', async () => {
    await fetch(`${rt.url}/REST/2.0/ticket/2`, {
      method: 'PUT',
      headers: { authorization: ROOT, 'content-type': 'application/json' },
      body: JSON.stringify({ Status: 'resolved' }),
    });

    expect(await tracker.track(ticket.ticketId)).toMatchObject({ status: 'resolved' });
  });

  it('fails for a token that is none, so that nothing is taken for known', async () => {
    const stranger = new RequestTracker({ url: rt.url, token: '1-1-abc' });

    await expect(stranger.track(ticket.ticketId)).rejects.toThrow('401');
  });
});
