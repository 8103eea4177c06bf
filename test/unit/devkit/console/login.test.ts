import { beforeEach, describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../../services/base/http/access.ts';
import { ConsoleLogin } from '../../../../services/devkit/console/login.ts';
import { buildWebApp } from '../../../../services/devkit/local/web/app.ts';
import { Health } from '../../../../services/devkit/local/web/health.ts';
import { consoleOptions } from '../../../support/console-options.ts';

const TOKEN = 'open sesame';
const FAR = '203.0.113.7';
const HOUR_MS = 3_600_000;
const PAGES = ['/console', '/console/', '/console/chats', '/console/nothing', '/%63onsole/chats'];

let now = new Date('2026-11-30T10:00:00Z');

function build(token?: string, isSecure = false) {
  return buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess({ networks: ['172.18.0.2/16'], needsSecret: token !== undefined }),
    login: token === undefined ? undefined : new ConsoleLogin(token, { now: () => now }),
    isSecure,
    console: consoleOptions({
      id: 'chats',
      plugin: async (api) => {
        api.get('/', async () => 'secret notes');
      },
    }),
    linkedPages: async (scope) => {
      scope.get('/console/sns/confirm', async () => 'confirmed');
    },
    chat: async (scope) => {
      scope.all('/*', async () => 'chat');
    },
  });
}

const closed = build();
const open = build(TOKEN);

const get = (
  app: typeof open,
  url: string,
  headers: Record<string, string> = {},
  remoteAddress = FAR,
) => app.inject({ url, remoteAddress, headers: { host: '127.0.0.1', ...headers } });

const logIn = (payload: string, headers: Record<string, string> = {}, app = open) =>
  app.inject({
    method: 'POST',
    url: '/console/login',
    remoteAddress: FAR,
    headers: {
      host: '127.0.0.1',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload,
  });

beforeEach(() => {
  now = new Date('2026-11-30T10:00:00Z');
});

describe('the console without a token', () => {
  it.each(PAGES)('shows %s to nobody from elsewhere', async (url) => {
    const answer = await get(closed, url);

    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('CONSOLE_TOKEN');
    expect(answer.body).not.toContain('notes');
  });

  it('is shown to this machine and to the neighbors of the container, not through a proxy', async () => {
    expect((await get(closed, '/console/api/chats', {}, '127.0.0.1')).statusCode).toBe(200);
    expect((await get(closed, '/console/api/chats', {}, '172.18.0.1')).statusCode).toBe(200);
    const proxied = { 'x-forwarded-for': '127.0.0.1' };
    expect((await get(closed, '/console/api/chats', proxied, '127.0.0.1')).statusCode).toBe(403);
  });

  it('leaves chat and health to everybody', async () => {
    expect((await get(closed, '/')).body).toBe('chat');
    expect((await get(closed, '/healthz')).statusCode).toBe(200);
  });
});

describe('the console with a token', () => {
  it.each(PAGES)('asks for it on %s, this machine too', async (url) => {
    for (const address of [FAR, '127.0.0.1']) {
      const answer = await get(open, url, {}, address);

      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('<form method="post" action="/console/login">');
      expect(answer.body).not.toContain('notes');
    }
  });

  it('logs a person in by a cookie that no script and no other site can use', async () => {
    const answer = await logIn(`token=${encodeURIComponent(TOKEN)}`);
    const cookie = String(answer.headers['set-cookie']);

    expect([answer.statusCode, answer.headers.location]).toStrictEqual([303, '/console/']);
    expect(cookie).toMatch(/; Path=\/console; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(TOKEN);
    const headers = { cookie: `other=1; ${cookie.split(';')[0]}` };
    expect((await get(open, '/console/api/chats', headers)).body).toBe('secret notes');
  });

  it('sends the cookie over https only if that is how it is reached', async () => {
    const answer = await logIn(`token=${TOKEN}`, {}, build(TOKEN, true));

    expect(answer.headers['set-cookie']).toMatch(/; Secure$/);
  });

  it('ends a login after twelve hours, and with another token', async () => {
    const cookie =
      String((await logIn(`token=${TOKEN}`)).headers['set-cookie']).split(';')[0] ?? '';
    const other = await get(build('another token'), '/console/api/chats', { cookie });
    now = new Date(now.getTime() + 12 * HOUR_MS + 1000);
    const late = await get(open, '/console/api/chats', { cookie });

    expect([other.statusCode, late.statusCode]).toStrictEqual([401, 401]);
  });

  it.each(['token=', '', 'token=open', `token=${TOKEN}x`, `tokens=${TOKEN}`])(
    'lets nobody in with the form "%s"',
    async (payload) => {
      const answer = await logIn(payload);

      expect([answer.statusCode, answer.headers['set-cookie']]).toStrictEqual([401, undefined]);
    },
  );

  it.each([
    'support-bot-console=99999999999.x',
    'support-bot-console=99999999999.',
    'support-bot-console=',
    `support-bot-console=${TOKEN}`,
  ])('takes no made-up cookie: %s', async (cookie) => {
    expect((await get(open, '/console/api/chats', { cookie })).statusCode).toBe(401);
  });

  it('takes the token of a program, as Bearer or as the password of Basic', async () => {
    const status = async (authorization: string) =>
      (await get(open, '/console/api/chats', { authorization })).statusCode;

    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
    expect(await status(`Basic ${btoa(`anybody:${TOKEN}`)}`)).toBe(200);
    expect(await status('Bearer wrong')).toBe(401);
    expect(await status(`Basic ${btoa('anybody:wrong')}`)).toBe(401);
    expect(await status(TOKEN)).toBe(401);
  });

  it('lets no other site log anybody in', async () => {
    expect((await logIn(`token=${TOKEN}`, { origin: 'https://evil.example' })).statusCode).toBe(
      403,
    );
    expect((await logIn(`token=${TOKEN}`, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(
      403,
    );
  });

  it('shows a page that is reached by a secret link without it', async () => {
    expect((await get(open, '/console/sns/confirm')).body).toBe('confirmed');
    expect((await get(closed, '/console/sns/confirm')).statusCode).toBe(403);
  });
});

describe('every answer of the console', () => {
  it.each([...PAGES, '/console/login'])('%s keeps out frames and other sites', async (url) => {
    for (const app of [open, closed]) {
      const { headers } = await get(app, url, {}, '127.0.0.1');

      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
  });

  it('is no picture, script or frame of another site, but may be linked to', async () => {
    const status = async (mode: string, dest: string, site = 'cross-site') => {
      const fetched = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
      return (await get(closed, '/console/sns/confirm', fetched, '127.0.0.1')).statusCode;
    };

    expect(await status('no-cors', 'image')).toBe(403);
    expect(await status('no-cors', 'script', 'same-site')).toBe(403);
    expect(await status('navigate', 'iframe')).toBe(403);
    expect(await status('navigate', 'document')).toBe(200);
  });
});

describe('the health report', () => {
  it('is sent with the headers of what is for programs', async () => {
    const { headers } = await get(closed, '/healthz');

    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });
});
