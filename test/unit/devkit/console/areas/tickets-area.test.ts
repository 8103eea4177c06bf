import { describe, expect, it } from 'vitest';
import { ticketsArea } from '../../../../../services/devkit/console/areas/tickets-area.ts';
import { StaffRequestError } from '../../../../../services/devkit/staff/staff-request-error.ts';
import type { RetryResult, TicketFilter } from '../../../../../services/devkit/tickets/tickets.ts';
import { aTicket, aTicketPage, aTicketSummary } from '../../../../support/console/a-ticket.ts';
import { apiOf } from '../../../../support/console/area-api.ts';

const ID = 'LTSI-3H8K2M9QXW';
const DONE: RetryResult = { run: null, error: null, delivery: null, says: 'Nothing waited.' };

function area() {
  const filters: TicketFilter[] = [];
  const retried: (string | undefined)[] = [];
  const app = apiOf(
    ticketsArea({
      search: async (filter) => {
        filters.push(filter);
        if (filter.from === '2020-01-01') throw new StaffRequestError('At most 366 days.');
        return aTicketPage([aTicketSummary()], filter);
      },
      read: async (id) => (id === ID ? aTicket() : undefined),
      retry: async (id) => {
        retried.push(id);
        return DONE;
      },
    }),
  );
  const get = (path: string) => app.inject({ method: 'GET', url: `/console/api/tickets${path}` });
  const post = (path: string) => app.inject({ method: 'POST', url: `/console/api/tickets${path}` });
  return { get, post, filters, retried };
}

describe('the API about tickets', () => {
  it('hands every filter to the search', async () => {
    const { get, filters } = area();

    const found = await get(
      '?from=2026-11-01&to=2026-11-30&text=%20blank%20&team=Course+sites&state=failed&urgency=high&page=2&pageSize=20',
    );

    expect(found.statusCode).toBe(200);
    expect(filters).toStrictEqual([
      {
        from: '2026-11-01',
        to: '2026-11-30',
        text: 'blank',
        team: 'Course sites',
        state: 'failed',
        urgency: 'high',
        page: 2,
        pageSize: 20,
      },
    ]);
  });

  it('takes an empty filter for none', async () => {
    const { get, filters } = area();

    await get('?text=&state=&from=');

    expect(Object.values(filters[0] ?? {}).filter((value) => value !== undefined)).toEqual([]);
  });

  it.each([
    ['from=30.11.2026', '“from” is “30.11.2026”, which is no day. Write it as in 2026-11-30.'],
    ['to=2026-02-30', '“to” is “2026-02-30”, which is no day. Write it as in 2026-11-30.'],
    ['from=2026-12-01&to=2026-11-01', 'The first day, 2026-12-01, is after the last, 2026-11-01.'],
    ['state=lost', '“state” is “lost”. It can be waiting, failed, sent.'],
    ['urgency=low', '“urgency” is “low”. It can be normal, high.'],
    ['page=-1', '“page” is “-1”. It can be a whole number from 0 to 100000.'],
    ['pageSize=201', '“pageSize” is “201”. It can be a whole number from 1 to 200.'],
    ['team=a&team=b', '“team” is given more than once.'],
    [`text=${'x'.repeat(201)}`, '“text” has 201 characters. At most 200 can be looked for.'],
    [
      'sate=failed',
      'There is no filter “sate” here. There are: from, to, text, team, state, urgency, page, pageSize.',
    ],
    ['from=2020-01-01', 'At most 366 days.'],
  ])('refuses %s', async (query, detail) => {
    const refused = await area().get(`?${query}`);

    expect(refused.statusCode).toBe(400);
    expect(refused.json().detail).toBe(detail);
  });

  it('shows a ticket', async () => {
    const { get } = area();

    expect((await get(`/${ID}`)).json()).toMatchObject({ ticketId: ID, isProven: true });
    expect((await get('/LTSI-0000000000')).statusCode).toBe(404);
    expect((await get('/LTSI-0000000000')).json().detail).toBe(
      'There is no ticket LTSI-0000000000, or it has expired.',
    );
    expect((await get('/..%2Foutbox')).statusCode).toBe(400);
  });

  it('hands out the mail as a file, and never as a page', async () => {
    const mail = await area().get(`/${ID}/mail.eml`);

    expect(mail.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${ID}.eml"`,
    });
    expect(mail.body).toBe(aTicket().mail.raw);
  });

  it('tries one ticket again, or all that wait', async () => {
    const { post, retried } = area();

    const one = await post(`/${ID}/retry`);
    await post('/retry');
    const none = await post('/LTSI-0000000000/retry');

    expect(one.json()).toStrictEqual(DONE);
    expect(none.statusCode).toBe(404);
    expect(retried).toStrictEqual([ID, undefined]);
  });
});
