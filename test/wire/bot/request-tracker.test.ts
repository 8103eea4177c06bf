import { describe, expect, it } from 'vitest';
import { RequestTracker } from '../../../services/bot/helpdesk/rt/request-tracker.ts';
import { type Answer, startRecordingServer } from '../../support/recording-server.ts';

const FOUND = {
  count: 1,
  total: 1,
  items: [
    {
      type: 'ticket',
      id: '7',
      _url: 'http://rt/7',
      Status: 'open',
      LastUpdated: '2026-11-30T15:43:08Z',
    },
  ],
};

function requestTracker(answer: Answer) {
  return startRecordingServer(() => answer);
}

function lookupAt(url: string) {
  return new RequestTracker({ url: `${url}/rt/`, token: '1-14-abc' });
}

describe('a look-up in Request Tracker', () => {
  it('searches subjects for the id, with the token', async () => {
    await using server = await requestTracker({ body: JSON.stringify(FOUND) });

    expect(await lookupAt(server.url).find('LTSI-3C0WQEHZPR')).toBe('RT ticket 7');

    const [request] = server.takeRequests();
    const url = new URL(request?.url ?? '', server.url);
    expect(url.pathname).toBe('/rt/REST/2.0/tickets');
    expect(url.searchParams.get('query')).toBe("Subject LIKE '(LTSI-3C0WQEHZPR)'");
    expect(request?.headers.authorization).toBe('token 1-14-abc');
  });

  it('says how far the ticket is', async () => {
    await using server = await requestTracker({ body: JSON.stringify(FOUND) });

    expect(await lookupAt(server.url).track('LTSI-3C0WQEHZPR')).toStrictEqual({
      status: 'open',
      changedAt: '2026-11-30T15:43:08Z',
    });
  });

  it('leaves out a time that is none', async () => {
    const items = [{ id: '7', Status: 'open', LastUpdated: 'Not set' }];
    await using server = await requestTracker({ body: JSON.stringify({ items }) });

    expect(await lookupAt(server.url).track('LTSI-3C0WQEHZPR')).toStrictEqual({ status: 'open' });
  });

  it('finds nothing when there is no such ticket', async () => {
    await using server = await requestTracker({ body: '{"count":0,"total":0,"items":[]}' });

    expect(await lookupAt(server.url).find('LTSI-3C0WQEHZPR')).toBeUndefined();
  });

  it.each([
    ['a refused token', { status: 401, body: '{"message":"Unauthorized"}' }],
    ['a page for people', { body: '<html>Login</html>' }],
    ['another answer', { body: '{"message":"hello"}' }],
    [
      'a redirect, which would take the token elsewhere',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
    ],
  ])('fails on %s, because then nothing is known', async (_name, answer) => {
    await using server = await requestTracker(answer);

    await expect(lookupAt(server.url).find('LTSI-3C0WQEHZPR')).rejects.toThrow();
  });

  it('asks about ids only', async () => {
    const lookup = lookupAt('http://127.0.0.1:1');

    await expect(lookup.find("x' OR id > '0")).rejects.toThrow(TypeError);
  });
});
