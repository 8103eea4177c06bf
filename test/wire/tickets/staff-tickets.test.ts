import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTicket } from '../../../services/bot/helpdesk/tickets/build-ticket.ts';
import type { TicketEntry, TicketRequest } from '../../../services/bot/helpdesk/tickets/ticket.ts';
import { StaffRequestError } from '../../../services/devkit/staff/staff-request-error.ts';
import type { StaffTarget } from '../../../services/devkit/staff/staff-target.ts';
import { readTicket } from '../../../services/devkit/tickets/read-ticket.ts';
import { retryDelivery } from '../../../services/devkit/tickets/retry-delivery.ts';
import { searchTickets } from '../../../services/devkit/tickets/search-tickets.ts';
import { aRequest, hours, routing } from '../../unit/bot/helpdesk/tickets/ticket-fakes.ts';
import { type LambdaServer, startLambdaServer } from '../lambda/lambda-server.ts';

const BUCKET = 'tickets';
const NOW = { now: () => new Date('2026-11-30T20:00:00Z') };
const PROBLEM = {
  kind: 'refused',
  reason: 'The mail service refuses the sender.',
  remedy: 'Verify the address.',
  at: '2026-11-30T10:00:05.000Z',
} as const;

let server: LambdaServer;
let target: StaffTarget;

beforeAll(async () => {
  server = await startLambdaServer();
  await server.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  target = {
    ...{ s3: server.s3, lambda: server.client, documentsBucket: BUCKET, ticketsBucket: BUCKET },
    ...{ outboxFunction: 'outbox', mailFrom: 'support-bot@example.edu' },
  };
}, 60_000);

afterAll(() => server.close());

async function keep(
  place: 'outbox' | 'tickets',
  day: string,
  request: Partial<TicketRequest>,
  entry: Partial<TicketEntry> = {},
): Promise<string> {
  const ticket = buildTicket(routing, aRequest(request), {
    now: new Date(`${day}T10:00:00Z`),
    hours,
  });
  const { ticketId } = ticket;
  const folder = place === 'outbox' ? 'outbox' : `tickets/${day.slice(0, 7).replace('-', '/')}`;
  const Body = JSON.stringify({ ticket, attempts: 1, claimedAt: ticket.recordedAt, ...entry });
  await server.s3.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: `${folder}/${ticketId}.json`, Body }),
  );
  return ticketId;
}

let filed: string;
let waiting: string;
let failed: string;

beforeEach(async () => {
  filed = await keep('tickets', '2026-11-20', {
    ...{ conversationId: 'c1', name: 'Zoë Díaz', summary: 'Grades are gone' },
  });
  await keep('tickets', '2026-09-20', { conversationId: 'c2' });
  waiting = await keep('outbox', '2026-11-30', { conversationId: 'c3' });
  failed = await keep(
    'outbox',
    '2026-11-29',
    { conversationId: 'c4' },
    {
      ...{ problem: PROBLEM, retryAt: '2026-11-30T21:00:00.000Z', attempts: 3 },
    },
  );
});

const idsOf = async (filter: Parameters<typeof searchTickets>[1]) =>
  (await searchTickets(target, filter, NOW)).tickets.map(({ ticketId }) => ticketId);

describe('searching tickets', () => {
  it('finds those of the last 30 days, newest first, with their state', async () => {
    const page = await searchTickets(target, {}, NOW);

    expect(page.tickets.map(({ ticketId, state }) => [ticketId, state])).toStrictEqual([
      [waiting, 'waiting'],
      [failed, 'failed'],
      [filed, 'sent'],
    ]);
    expect(page).toMatchObject({ from: '2026-11-01', to: '2026-11-30', count: 3, page: 0 });
    expect(JSON.parse(JSON.stringify(page))).toStrictEqual(page);
  });

  it('finds those of other days', async () => {
    expect(await idsOf({ from: '2026-09-01', to: '2026-09-30' })).toHaveLength(1);
  });

  it('takes days as those of the office, also where a month of UTC has begun', async () => {
    const office = { ...NOW, timeZone: 'America/Vancouver' };
    // 10:00 in UTC is 02:00 there, and 03:00 in summer.
    const late = await keep('tickets', '2026-10-01', { conversationId: 'c5' });
    const inZone = (timeZone: string, day: string) =>
      searchTickets(target, { from: day, to: day }, { ...office, timeZone });

    expect((await inZone('America/Vancouver', '2026-10-01')).count).toBe(1);
    const before = await inZone('Pacific/Pago_Pago', '2026-09-30');
    expect(before.tickets.map(({ ticketId }) => ticketId)).toStrictEqual([late]);
    expect(before.timeZone).toBe('Pacific/Pago_Pago');
    expect((await inZone('Pacific/Pago_Pago', '2026-10-01')).count).toBe(0);
  });

  it.each([
    ['a word of the summary', { text: 'GRADES' }],
    ['a name, with or without accents', { text: 'diaz zoe' }],
    ['the state', { state: 'sent' as const }],
  ])('finds one by %s', async (_what, filter) => {
    expect(await idsOf(filter)).toStrictEqual([filed]);
  });

  it('finds one by its id, its address and its team, and none by another', async () => {
    expect(await idsOf({ text: waiting })).toStrictEqual([waiting]);
    expect(await idsOf({ text: 'sam.rivera@example.edu' })).toHaveLength(3);
    const { teams } = await searchTickets(target, {}, NOW);
    expect(await idsOf({ team: teams[0] })).toHaveLength(3);
    expect(await idsOf({ team: 'nobody' })).toStrictEqual([]);
    expect(await idsOf({ urgency: 'high' })).toStrictEqual([]);
  });

  it('returns pages', async () => {
    const page = await searchTickets(target, { page: 1, pageSize: 2 }, NOW);

    expect(page).toMatchObject({ count: 3, page: 1, pageSize: 2 });
    expect(page.tickets.map(({ ticketId }) => ticketId)).toStrictEqual([filed]);
  });

  it('counts one that is filed and still in the outbox once, as sent', async () => {
    await keep('tickets', '2026-11-30', { conversationId: 'c3' });

    const page = await searchTickets(target, { text: waiting }, NOW);

    expect(page.tickets).toMatchObject([{ ticketId: waiting, state: 'sent' }]);
  });

  it('names what it cannot read, and shows the rest', async () => {
    const Key = 'tickets/2026/11/broken.json';
    await server.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: '{"ticket":' }));

    const { unreadable, count } = await searchTickets(target, {}, NOW);

    expect(unreadable.map(({ key }) => key)).toStrictEqual([Key]);
    expect(count).toBe(3);
  });

  it.each([
    [{ from: '2026-13-01' }, 'must be a day'],
    [{ from: '2025-01-01', to: '2026-11-30' }, 'more than 366 days'],
    [{ pageSize: 500 }, 'must be 1 to 200'],
    [{ text: 'x'.repeat(201) }, 'At most 200 characters'],
  ])('refuses %j', async (filter, message) => {
    const refused = searchTickets(target, filter, NOW);

    await expect(refused).rejects.toThrow(StaffRequestError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe('one ticket', () => {
  it('has its mail, what Request Tracker makes of it, its route and its delivery', async () => {
    const found = await readTicket(target, failed, NOW);

    expect(found?.mail.to).toBe(found?.route.address);
    expect(found?.mail.parts.map(({ type }) => type)).toStrictEqual(['text/plain', 'text/html']);
    expect(found?.mail.parts[0]?.text).toContain('It shows a blank page.');
    expect(found?.mail.raw).toMatch(new RegExp(`^x-ltsi-ticket: ${failed}`, 'im'));
    expect(found?.mail.headers.map(({ value }) => value)).toContain(failed);
    expect(found?.mail.raw).not.toMatch(/^(?:message-id|date):/im);
    expect(found?.rt.headline).toBe(`A new ticket in the queue ${found?.queue}`);
    expect(found?.route.evidence.length).toBeGreaterThan(0);
    expect(found?.delivery).toMatchObject({
      ...{ state: 'failed', attempts: 3, problem: PROBLEM, isOverdue: true },
    });
    expect(found?.conversation).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(JSON.stringify(found?.delivery))).toStrictEqual(found?.delivery);
  });

  it('is found in whatever month it was filed, and none that there is not', async () => {
    const [old = ''] = await idsOf({ from: '2026-09-01', to: '2026-09-30' });

    expect((await readTicket(target, old, NOW))?.delivery.state).toBe('sent');
    expect(await readTicket(target, 'LTSI-0000000000', NOW)).toBeUndefined();
    expect(await readTicket(target, '../outbox/x', NOW)).toBeUndefined();
  });
});

describe('trying again', () => {
  const answerWith = (code: string) => server.deploy('outbox', code);

  it('runs the outbox function for tickets that wait, too, and says what became of them', async () => {
    await answerWith(`export const handler = async (event) =>
      ({ delivered: event.retryNow ? 2 : 0, failed: 0, waiting: 0, overdue: 0 });`);

    const result = await retryDelivery(target, undefined, NOW);
    expect(result).toMatchObject({ run: { delivered: 2 }, error: null, delivery: null });
    expect(result.says).toBe('2 tickets were delivered.');

    const one = await retryDelivery(target, failed, NOW);
    expect(one.delivery?.state).toBe('failed');
    expect(one.says).toBe(
      `Ticket ${failed} was not tried: it was written less than two minutes ago, and may be under way. Try again in two minutes.`,
    );
    expect((await retryDelivery(target, filed, NOW)).says).toBe(
      `Ticket ${filed} is mailed, announced and filed.`,
    );
  });

  it('says what a run failed with, without its stack', async () => {
    const lambda = {
      send: async () => ({
        FunctionError: 'Unhandled',
        Payload: new TextEncoder().encode(
          JSON.stringify({ errorMessage: '2 tickets failed', trace: ['at secret.ts'] }),
        ),
      }),
    } as unknown as StaffTarget['lambda'];

    const result = await retryDelivery({ ...target, lambda }, undefined, NOW);

    expect(result).toStrictEqual({
      ...{ run: null, error: '2 tickets failed', delivery: null },
      says: 'Not all could be delivered: 2 tickets failed.',
    });
  });

  it('says of a ticket that was tried what is wrong with it now', async () => {
    const lambda = {
      async send() {
        await keep(
          'outbox',
          '2026-11-29',
          { conversationId: 'c4' },
          {
            ...{ problem: PROBLEM, claimedAt: '2026-11-30T19:59:00.000Z', attempts: 4 },
          },
        );
        return { Payload: new TextEncoder().encode('{"delivered":0,"failed":1,"waiting":0}') };
      },
    } as unknown as StaffTarget['lambda'];

    const { says, delivery } = await retryDelivery({ ...target, lambda }, failed, NOW);

    expect(says).toBe(
      `Ticket ${failed} still fails: The mail service refuses the sender. Verify the address.`,
    );
    expect(delivery?.attempts).toBe(4);
  });
});
