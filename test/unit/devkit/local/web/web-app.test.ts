import { beforeEach, describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../../../services/base/http/access.ts';
import { buildWebApp } from '../../../../../services/devkit/local/web/app.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';
import { consoleOptions } from '../../../../support/console-options.ts';
import { sendRaw } from '../../../../support/raw-request.ts';

const health = new Health(['aws', 'bot', 'search']);
const app = buildWebApp({
  hasRoom: () => true,
  health,
  access: createHttpAccess({ hosts: ['help.example.edu'] }),
  console: consoleOptions({
    id: 'chats',
    plugin: async (api) => {
      api.get('/', async () => 'notes');
      api.post('/', async () => 'written');
    },
  }),
  chat: async (scope) => {
    scope.all('/*', async (request) => ({ chatGot: request.url }));
  },
});

function get(url: string, headers: Record<string, string> = {}) {
  return app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:3000', ...headers } });
}

function post(url: string, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url, headers: { host: '127.0.0.1:3000', ...headers } });
}

beforeEach(() => {
  health.set('aws', 'ready');
  health.set('bot', 'starting');
  health.set('search', 'starting');
});

describe('the web side', () => {
  it('is healthy once every component is ready, and says which is not', async () => {
    health.set('search', 'ready');
    const before = await get('/healthz');
    health.set('bot', 'ready');
    const after = await get('/healthz');

    expect(before.statusCode).toBe(503);
    expect(before.json()).toStrictEqual({
      status: 'starting',
      components: {
        aws: { state: 'ready' },
        bot: { state: 'starting' },
        search: { state: 'ready' },
      },
    });
    expect(after.statusCode).toBe(200);
    expect(after.json().status).toBe('ready');
  });

  it('hands everything that is not its own to the chat function', async () => {
    expect((await get('/api/sessions?x=1')).json()).toStrictEqual({ chatGot: '/api/sessions?x=1' });
    expect((await get('/')).json()).toStrictEqual({ chatGot: '/' });
  });

  it('asks for patience while what the chat function needs is being set up, and shows its page', async () => {
    health.set('aws', 'starting', 'LocalStack has restarted');

    const refused = await post('/api/sessions');

    expect(refused.statusCode).toBe(503);
    expect(refused.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'retry-after': '10',
    });
    expect(refused.json()).toMatchObject({ detail: expect.stringContaining('being set up') });
    expect((await get('/')).statusCode).toBe(200);
  });

  it('serves the page of the console, which may run its own script and nothing else', async () => {
    const page = await get('/console/');

    expect(page.body).toContain('<script type="module" src="/console/assets/console.js">');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it.each(['console.js', 'console.css'])('serves the bundled %s', async (name) => {
    const file = await get(`/console/assets/${name}`);

    expect(file.statusCode).toBe(200);
    expect(file.headers['content-type']).toMatch(/^text\/(javascript|css)/);
  });

  it.each(['none.js', '..%2f..%2fpackage.json', 'index.html', 'console.js%00.css'])(
    'has no file %s',
    async (name) => {
      expect((await get(`/console/assets/${name}`)).statusCode).toBe(404);
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost@evil.example',
    '127.0.0.1.evil.example',
    '172.17.0.1x',
    '[::1].evil.example',
  ])('does not answer to the host %s, which may be a name that was rebound to it', async (host) => {
    expect((await get('/console/api/chats', { host })).statusCode).toBe(421);
    expect((await get('/api/sessions', { host })).statusCode).toBe(421);
  });

  it.each([
    'localhost:3000',
    'help.example.edu',
    '127.0.0.1:3000',
    '[::1]:3000',
    '172.17.0.1:32768',
    '[fd00::1]',
  ])('answers to %s, which is a name of its own or no name that could be rebound', async (host) => {
    expect((await get('/console/api/chats', { host })).statusCode).toBe(200);
  });

  it.each(['/console/nothing', '/console/notes/more'])('owns %s, which is no page', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
    expect((await get(url)).body).not.toContain('chatGot');
    expect((await post(url, { origin: 'https://evil.example' })).statusCode).toBe(403);
  });

  it('lets no page of another origin change anything in the console', async () => {
    const fromElsewhere = await post('/console/api/chats', { origin: 'https://evil.example' });
    const crossSite = await post('/console/api/chats', { 'sec-fetch-site': 'cross-site' });
    const own = await post('/console/api/chats', {
      origin: 'http://127.0.0.1:3000',
      'sec-fetch-site': 'same-origin',
    });

    expect([fromElsewhere.statusCode, crossSite.statusCode, own.statusCode]).toStrictEqual([
      403, 403, 200,
    ]);
  });

  it('lets no page of another origin change anything under an escaped path either', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };

    expect((await post('/%63onsole/api/chats', headers)).statusCode).toBe(403);
  });

  it('leaves writes to the chat function to that function', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };

    expect((await post('/api/sessions', headers)).json()).toStrictEqual({
      chatGot: '/api/sessions',
    });
  });

  it('answers a path with a broken escape as a problem with a reference', async () => {
    const answer = await get('/api/documents/%zz');

    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status: 400,
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('believes a target in absolute form no more than Host', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const ask = (target: string) => sendRaw({ url, method: 'GET', headers: {}, target });

    for (const path of ['', '/', '/healthz', '/console/', '/api/sessions'])
      expect((await ask(`http://evil.example${path}`)).status).toBe(421);
    expect((await ask(`${url}/api/x?y`)).body).toBe('{"chatGot":"/api/x?y"}');
    await app.close();
  });
});
