import { describe, expect, it } from 'vitest';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';

describe('addresses', () => {
  it.each(['/nothing', '/api', '/api/sessions/a/b/c', '//', '/api/documents/%zz'])(
    'answers 404 problem details at %s',
    async (path) => {
      const { status, headers, body } = await chatFixture().ask({ method: 'GET', path });

      expect(status).toBe(404);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(Object.keys(JSON.parse(body))).toEqual([
        'type',
        'title',
        'status',
        'detail',
        'reference',
      ]);
    },
  );

  it('answers 405 with the methods that an address takes', async () => {
    const { status, headers } = await chatFixture().ask({ method: 'PUT', path: '/api/sessions' });

    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
  });

  it('answers HEAD like GET without the body', async () => {
    const { status, body } = await chatFixture().ask({ method: 'HEAD', path: '/' });

    expect({ status, body }).toEqual({ status: 200, body: '' });
  });
});

describe('a page in a browser', () => {
  const HOST = 'help.example.edu';
  const open = async (headers: Record<string, string>) =>
    (await chatFixture().ask({ method: 'POST', path: '/api/sessions', headers })).status;

  it.each([
    { origin: 'https://evil.example', host: HOST },
    { origin: 'null', host: HOST },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', host: HOST },
    { 'sec-fetch-site': 'same-site', origin: `https://other.${HOST}`, host: HOST },
    { 'sec-fetch-site': 'cross-site', host: HOST },
  ])('of another site opens no chat: %o', async (headers) => {
    expect(await open(headers as unknown as Record<string, string>)).toBe(403);
  });

  it.each([
    { host: HOST },
    { origin: `https://${HOST}`, host: HOST },
    { 'sec-fetch-site': 'same-origin', origin: `https://${HOST}`, host: '127.0.0.1:3000' },
    { 'sec-fetch-site': 'none', host: HOST },
  ])('of its own does, and so does a program: %o', async (headers) => {
    expect(await open(headers as unknown as Record<string, string>)).toBe(201);
  });

  it('of another site may link to the chat', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };

    expect((await chatFixture().ask({ method: 'GET', path: '/', headers })).status).toBe(200);
  });
});

describe('bodies', () => {
  const post = (part: { body: string; headers?: Record<string, string> }) =>
    chatFixture().ask({
      method: 'POST',
      path: '/api/sessions',
      headers: { 'content-type': 'application/json' },
      ...part,
    });

  it('are refused with 415 when they are not declared as JSON', async () => {
    expect((await post({ body: 'a=b', headers: { 'content-type': 'text/plain' } })).status).toBe(
      415,
    );
  });

  it('are refused with 413 beyond 16 KiB', async () => {
    expect((await post({ body: JSON.stringify({ a: 'x'.repeat(16_384) }) })).status).toBe(413);
  });

  it.each(['{', '[]', '"text"', 'null', '{"a":1}'])('are refused with 400 as %s', async (body) => {
    expect((await post({ body })).status).toBe(400);
  });

  it('may declare a charset', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };

    expect((await post({ body: '{}', headers })).status).toBe(201);
  });
});

describe('every answer', () => {
  it.each(['/', '/support-chat.js', '/healthz', '/nothing', '/api/openapi.json'])(
    'at %s has the security headers',
    async (path) => {
      const { headers } = await chatFixture().ask({ method: 'GET', path });

      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-frame-options']).toBe('DENY');
    },
  );

  it('is logged by its route, never by the session id in its path', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();

    await chat.say(id, 'hello', 'm1');

    expect(chat.logged.at(-1)).toMatchObject({
      requestId: 'request-1',
      route: 'POST /api/sessions/{id}/messages',
      status: 200,
    });
    expect(JSON.stringify(chat.logged)).not.toContain(id);
  });

  it('is 304 for a script that the browser has', async () => {
    const chat = chatFixture();
    const { headers } = await chat.ask({ method: 'GET', path: '/support-chat.js' });

    const again = await chat.ask({
      method: 'GET',
      path: '/support-chat.js',
      headers: { 'if-none-match': headers.etag ?? '' },
    });

    expect(again).toMatchObject({ status: 304, body: '' });
    expect(again.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });
});

describe('a failure that nobody foresaw', () => {
  it('is 500 with a polite sentence and a reference; the log has the stack', async () => {
    const chat = chatFixture({
      findDocument: async () => {
        throw new Error('the index is gone');
      },
    });

    const answer = await chat.ask({ method: 'GET', path: `/api/documents/${'a'.repeat(16)}` });

    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('index is gone');
    const { reference } = JSON.parse(answer.body);
    const line = chat.logged.find((entry) => entry.reference === reference);
    expect(JSON.stringify(line)).toContain('the index is gone');
  });

  it('is 503, with a time to come back, if a service is unavailable', async () => {
    const away = Object.assign(new Error('away'), { $metadata: { httpStatusCode: 503 } });
    const chat = chatFixture({ findDocument: () => Promise.reject(away) });

    const answer = await chat.ask({ method: 'GET', path: `/api/documents/${'a'.repeat(16)}` });

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  });
});
