import { describe, expect, it } from 'vitest';
import { frameOptions } from '../../../../../services/bot/functions/chat/http/framing.ts';
import { parseEmbedOrigins } from '../../../../../services/bot/helpdesk/embed-origins.ts';
import { type ChatFixture, chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { PAGE_ID, VIDEO_ID } from '../../../../support/chat/fake-documents.ts';

const EMBED = 'https://www.example.edu';
const STRANGER = 'https://evil.example';
const SCRIPT = '/support-chat.js';

const embedded = () => chatFixture({ embedOrigins: [EMBED, 'https://learn.example.edu'] });

const get = (chat: ChatFixture, path: string, headers: Record<string, string> = {}) =>
  chat.ask({ method: 'GET', path, headers });

const asks = (chat: ChatFixture, path: string, origin: string, method = 'POST') =>
  chat.ask({
    method: 'OPTIONS',
    path,
    headers: { origin, 'access-control-request-method': method },
  });

const opens = async (chat: ChatFixture, headers: Record<string, string>) =>
  (await chat.ask({ method: 'POST', path: '/api/sessions', headers })).status;

const ancestors = ({ headers }: { headers: Readonly<Record<string, string>> }) =>
  /frame-ancestors ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1];

describe('the page of an embedding origin', () => {
  it.each(['/api/config', '/api/nothing', `/api/documents/${VIDEO_ID}/captions/en.vtt`, SCRIPT])(
    'may read what is at %s, without credentials',
    async (path) => {
      const { headers } = await get(embedded(), path, { origin: EMBED });

      expect(headers['access-control-allow-origin']).toBe(EMBED);
      expect(headers['access-control-expose-headers']).toBe('retry-after');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
      expect(headers.vary).toContain('Origin');
    },
  );

  it('may read the redirect to a video', async () => {
    const path = `/api/documents/${VIDEO_ID}/file/screen.mp4`;

    const { status, headers } = await get(embedded(), path, { origin: EMBED });

    expect(status).toBe(302);
    expect(headers['access-control-allow-origin']).toBe(EMBED);
  });

  it('is told the methods of an address when its browser asks', async () => {
    const { status, headers, body } = await asks(embedded(), '/api/sessions/abc', EMBED, 'DELETE');

    expect({ status, body }).toEqual({ status: 204, body: '' });
    expect(headers).toMatchObject({
      'access-control-allow-origin': EMBED,
      'access-control-allow-methods': 'GET, DELETE',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
  });

  it.each([
    { origin: EMBED, 'sec-fetch-site': 'cross-site' },
    { origin: EMBED, 'sec-fetch-site': 'same-site' },
    { origin: EMBED, host: 'help.example.edu' },
  ])('may open a chat: %o', async (headers) => {
    expect(await opens(embedded(), headers as unknown as Record<string, string>)).toBe(201);
  });

  it.each(['/', '/healthz'])('reads nothing at %s', async (path) => {
    const { headers } = await get(embedded(), path, { origin: EMBED });

    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('the page of any other origin', () => {
  it.each([STRANGER, 'null', 'http://www.example.edu', 'https://www.example.edu.evil.example'])(
    'may read nothing and change nothing: %s',
    async (origin) => {
      const chat = embedded();
      const { headers } = await get(chat, '/api/config', { origin });

      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers.vary).toBe('Origin');
      expect((await asks(chat, '/api/sessions', origin)).status).toBe(405);
      expect(await opens(chat, { origin, 'sec-fetch-site': 'cross-site' })).toBe(403);
    },
  );
});

describe('what browsers load without asking', () => {
  it.each([SCRIPT, `/api/documents/${PAGE_ID}`, `/api/documents/${VIDEO_ID}/captions/en.vtt`])(
    'is for other origins once the chat may be embedded: %s',
    async (path) => {
      const before = await get(chatFixture(), path);
      const after = await get(embedded(), path);

      expect(before.headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(after.headers['cross-origin-resource-policy']).toBe('cross-origin');
    },
  );

  it('does not include the chats themselves', async () => {
    const { headers } = await get(embedded(), '/api/sessions/abc', { origin: EMBED });

    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('without embedding origins', () => {
  it('an answer says nothing of other origins', async () => {
    const { headers } = await get(chatFixture(), '/api/config', { origin: EMBED });

    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('vary');
    expect((await asks(chatFixture(), '/api/sessions', EMBED)).status).toBe(405);
  });

  it('nothing frames the page, and the chat alone frames documents', async () => {
    const page = await get(chatFixture(), '/');
    const document = await get(chatFixture(), `/api/documents/${PAGE_ID}`);

    expect([ancestors(page), page.headers['x-frame-options']]).toEqual(["'none'", 'DENY']);
    expect([ancestors(document), document.headers['x-frame-options']]).toEqual([
      "'self'",
      'SAMEORIGIN',
    ]);
  });
});

describe('frames', () => {
  it('of embedding origins may have the page, and documents as the chat itself', async () => {
    const page = await get(embedded(), '/');
    const video = await get(embedded(), `/api/documents/${VIDEO_ID}`);

    expect(ancestors(page)).toBe(`${EMBED} https://learn.example.edu`);
    expect(ancestors(video)).toBe(`'self' ${EMBED} https://learn.example.edu`);
    expect(page.headers).not.toHaveProperty('x-frame-options');
    expect(video.headers).not.toHaveProperty('x-frame-options');
  });

  it('have documents without the link to the chat that they are in', async () => {
    const path = `/api/documents/${PAGE_ID}`;
    const alone = await get(chatFixture(), path, { 'sec-fetch-dest': 'document' });
    const framed = await get(chatFixture(), path, { 'sec-fetch-dest': 'iframe' });

    expect(alone.body).toContain('Ask the support chat');
    expect(framed.body).not.toContain('Ask the support chat');
    expect(framed.headers.vary).toBe('Sec-Fetch-Dest');
  });

  it('may not have a page whose policy says nothing of frames', () => {
    expect(frameOptions("default-src 'none'")).toBe('DENY');
  });
});

describe('the page', () => {
  it('may frame its documents and play their videos, and nothing else', async () => {
    const { headers } = await get(chatFixture(), '/');

    const policy = headers['content-security-policy']?.split('; ') ?? [];
    expect(policy).toContain("frame-src 'self'");
    expect(policy).toContain("media-src 'self' https://files.example.edu");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self' https://uploads.example.edu");
  });
});

describe('a list of embedding origins', () => {
  it('may be empty, and names each origin once', () => {
    expect(parseEmbedOrigins('')).toEqual([]);
    expect(
      parseEmbedOrigins(' https://a.example.edu/, http://localhost:8080,https://a.example.edu'),
    ).toEqual(['https://a.example.edu', 'http://localhost:8080']);
  });

  it.each([
    ['www.example.edu', 'has "www.example.edu", which must be one whole origin such as'],
    ['*', 'has "*", which must be one whole origin'],
    ['https://*.example.edu', 'which must be one whole origin'],
    ['https://example.edu/chat', 'which must be the origin alone: https://example.edu.'],
    ['https://me:secret@example.edu', 'which must be the origin alone: https://example.edu.'],
    ['https://EXAMPLE.edu', 'which must be the origin alone: https://example.edu.'],
    ['http://example.edu', 'which must begin with https://, except on this machine'],
    ['file:///tmp/a.html', 'which must be one whole origin'],
    ['null', 'which must be one whole origin'],
    [Array.from({ length: 21 }, (_, n) => `https://a${n}.example.edu`).join(), 'has 21 origins'],
  ])('%s is refused', (text, problem) => {
    expect(() => parseEmbedOrigins(text)).toThrow(problem);
  });
});
