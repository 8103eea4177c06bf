import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/base/clock.ts';
import {
  type ServedConsole,
  serveConsole,
} from '../../../services/devkit/console/serve-console.ts';
import { consoleOptions } from '../../support/console-options.ts';

let served: ServedConsole;
let origin: string;
let cookie: string;

const area = {
  id: 'figures',
  plugin: async (api: {
    get(path: string, handler: () => Promise<object>): unknown;
    post(path: string, handler: () => Promise<object>): unknown;
  }) => {
    api.get('/', async () => ({ figures: 1 }));
    api.post('/', async () => ({ changed: true }));
  },
} as const;

beforeAll(async () => {
  served = await serveConsole({ ...consoleOptions(area as never), port: 0, clock: systemClock });
  origin = new URL(served.url).origin;
});
afterAll(() => served.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, origin), { headers, redirect: 'manual' });

/** Sends a Host of its own, which `fetch` does not. */
function statusForHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(new URL('/console/', origin), { headers: { host } }, ({ statusCode }) =>
      resolve(statusCode),
    )
      .on('error', reject)
      .end();
  });
}

describe('support-bot console', () => {
  it('shows nothing to programs that do not know its address', async () => {
    expect((await get('/console/')).status).toBe(401);
    const api = await get('/console/api/figures');
    expect([api.status, api.headers.get('content-type')]).toStrictEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await get('/console/open?token=guess')).status).toBe(401);
  });

  it('opens for the browser that comes first, and takes the token out of the address', async () => {
    const opened = await get(served.url);

    cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect([opened.status, opened.headers.get('location')]).toStrictEqual([303, '/console/']);
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await get('/console/', { cookie })).status).toBe(200);
    expect(await (await get('/console/api/figures', { cookie })).json()).toStrictEqual({
      figures: 1,
    });
  });

  it('does not open again, but leads the same browser on', async () => {
    const other = await get(served.url);

    expect([other.status, other.headers.get('set-cookie')]).toStrictEqual([401, null]);
    expect(await other.text()).toContain('opens the console once');
    expect((await get(served.url, { cookie })).headers.get('location')).toBe('/console/');
  });

  it('changes nothing for the page of another site, cookie or not', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(new URL('/console/api/figures', origin), {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: '{}',
      });

    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('answers to no name that could be rebound to it', async () => {
    expect(await statusForHost('evil.example')).toBe(421);
  });

  it('has nothing else', async () => {
    expect((await get('/api/sessions')).status).toBe(404);
  });
});

it('says which port is taken', async () => {
  const port = Number(new URL(served.url).port);

  await expect(serveConsole({ ...consoleOptions(), port, clock: systemClock })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set --port`,
  );
});
