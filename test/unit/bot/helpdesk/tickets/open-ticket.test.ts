import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { openTicket } from '../../../../../services/bot/helpdesk/tickets/open-ticket.ts';
import { aRequest, fakeDeps } from './ticket-fakes.ts';

describe('openTicket', () => {
  it('mails, announces and files a ticket, and leaves nothing in the outbox', async () => {
    const deps = fakeDeps();

    const { ticket } = await openTicket({ ...deps, log: silentLog }, aRequest());

    expect(ticket.ticketId).toMatch(/^LTSI-[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(deps.mails.map((mail) => mail.to)).toStrictEqual(['learning-tools@rt.example.edu']);
    expect(deps.notices).toHaveLength(1);
    expect(deps.outbox.entries.size).toBe(0);
    expect(deps.outbox.filed.get(ticket.ticketId)).toMatchObject({
      attempts: 1,
      mail: { messageId: 'mail-1', at: '2026-11-22T20:00:00.000Z' },
      notice: { messageId: 'notice-1' },
    });
  });

  it('returns the same ticket and sends no second mail for the same request', async () => {
    const deps = fakeDeps();

    const { ticket: first } = await openTicket({ ...deps, log: silentLog }, aRequest());
    const { ticket: again } = await openTicket({ ...deps, log: silentLog }, aRequest());

    expect(again.ticketId).toBe(first.ticketId);
    expect(deps.mails).toHaveLength(1);
    expect(deps.outbox.entries.size).toBe(0);
  });

  it('returns the same ticket and sends one mail when both come at once', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    const tickets = await Promise.all([
      openTicket(deps, aRequest()),
      openTicket(deps, aRequest()),
      openTicket(deps, aRequest()),
    ]);

    expect(new Set(tickets.map(({ ticket }) => ticket.ticketId)).size).toBe(1);
    expect(deps.mails).toHaveLength(1);
  });

  it.each([
    ['another summary', aRequest({ summary: 'Another thing is broken' })],
    ['another session', aRequest({ sessionId: 'session-2' })],
    ['another conversation', aRequest({ conversationId: 'conversation-2' })],
  ])('gives %s a ticket of its own', async (_name, other) => {
    const deps = { ...fakeDeps(), log: silentLog };

    const { ticket: first } = await openTicket(deps, aRequest());
    const { ticket: second } = await openTicket(deps, other);

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(deps.mails).toHaveLength(2);
  });

  it('acknowledges a ticket that could be recorded, but not mailed', async () => {
    const deps = fakeDeps();
    deps.failing.add('mail');

    const { ticket } = await openTicket({ ...deps, log: silentLog }, aRequest());

    expect([...deps.outbox.entries.keys()]).toStrictEqual([ticket.ticketId]);
    expect(deps.outbox.filed.size).toBe(0);
  });

  it('records and mails what was said before the ticket, and what the bot tried', async () => {
    const deps = fakeDeps();
    deps.turns.push({
      v: 1,
      turn: 1,
      state: 'done',
      at: '2026-11-22T19:58:00.000Z',
      said: { text: 'where is my course site' },
      messages: [
        { contentType: 'PlainText', content: 'On the page.' },
        { contentType: 'CustomPayload', card: { v: 1, kind: 'answer', title: 'Sites', also: [] } },
      ],
      sent: [],
    });

    const { ticket } = await openTicket({ ...deps, log: silentLog }, aRequest());

    expect(ticket).toMatchObject({
      tried: ['Showed the page "Sites"'],
      transcript: [
        { by: 'client', text: 'where is my course site' },
        { by: 'bot', text: 'On the page.' },
      ],
    });
    expect(deps.mails[0]?.text).toContain('- 19:58 UTC Client: where is my course site\n');
  });

  it('opens a ticket without a transcript when the conversation cannot be read', async () => {
    const deps = fakeDeps();
    const conversations = { turns: () => Promise.reject(new Error('no conversation today')) };

    const opening = openTicket({ ...deps, conversations, log: silentLog }, aRequest());
    const { ticket } = await opening;

    expect(ticket.transcript).toBeUndefined();
    expect(deps.mails).toHaveLength(1);
  });

  it('fails when the ticket cannot be recorded', async () => {
    const deps = fakeDeps();
    deps.outbox.record = async () => {
      throw new Error('the bucket is gone');
    };

    await expect(openTicket({ ...deps, log: silentLog }, aRequest())).rejects.toThrow(
      'the bucket is gone',
    );
    expect(deps.mails).toHaveLength(0);
  });

  it('stores, mails and announces no password and no card number', async () => {
    const deps = { ...fakeDeps(), log: silentLog };
    const request = aRequest({
      name: 'Sam 4111 1111 1111 1111',
      summary: 'my password is hunter2',
      description: 'I typed hunter2x? My password is hunter2, my card 4111111111111111.',
    });

    await openTicket(deps, request);

    const everything = JSON.stringify([...deps.outbox.filed.values(), deps.mails, deps.notices]);
    expect(everything).not.toMatch(/hunter2\b|4111/);
    expect(everything).toContain('[password removed]');
  });

  it('stores and mails no secret that invisible characters hid', async () => {
    const deps = { ...fakeDeps(), log: silentLog };
    const hidden = 'card 4111\u200b1111\u200b1111\u200b1111, my pass\u00adword is hunter2zz';

    await openTicket(
      deps,
      aRequest({ name: hidden, summary: hidden, description: hidden, category: hidden }),
    );

    const everything = JSON.stringify([...deps.outbox.filed.values(), deps.mails, deps.notices]);
    expect(everything.replace(/[^\p{L}\p{N}]/gu, '')).not.toMatch(/4111|hunter/);
  });

  it('announces nothing that the client said', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    await openTicket(deps, aRequest());

    expect(JSON.stringify(deps.notices)).not.toMatch(/sam|rivera|blank|broken/i);
    expect(deps.notices[0]?.attributes).toStrictEqual({
      queue: 'learning-tools',
      urgency: 'normal',
      category: 'course-sites',
      kind: 'ticket',
    });
  });

  it('refuses an address that is none', async () => {
    const deps = { ...fakeDeps(), log: silentLog };

    await expect(openTicket(deps, aRequest({ email: 'sam' }))).rejects.toThrow(RangeError);
  });
});
