import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileKey } from '../../../../../services/bot/functions/chat/routes/document-file.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { CAPTIONS, fakeFiles, PAGE_ID, VIDEO_ID } from '../../../../support/chat/fake-documents.ts';

function get(path: string) {
  return chatFixture().ask({ method: 'GET', path });
}

const CUES = `WEBVTT

00:00:01.128 --> 00:00:23.880
one

00:00:23.880 --> 00:00:40.000
two

01:01:00.300 --> 01:01:09.000
three

01:06:40.000 --> 01:06:50.000
four

01:06:40.000 --> 01:06:50.000
and five
`;

const chatWithCues = chatFixture({
  files: {
    ...fakeFiles(),
    read: async () => ({ bytes: new TextEncoder().encode(CUES), type: 'text/vtt' }),
  },
});

const textsOf = (html: string) =>
  Array.from(html.matchAll(/<span>(.*?)<\/span>/g), ([, text]) => text);

/** What is said in the marked lines, of the excerpt and of the transcript. */
const markedLines = (html: string) =>
  Array.from(html.matchAll(/<li aria-current="true">.*?<\/li>/g), ([line]) => textsOf(line)[0]);

describe('GET /api/documents/{docId}', () => {
  it('shows a saved page in a sandbox without scripts, under its own style alone', async () => {
    const { status, headers, body } = await get(`/api/documents/${PAGE_ID}`);

    expect(status).toBe(200);
    expect(body).toContain('<title>Passwords</title>');
    expect(body).toContain('<p>How to reset.</p>');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox allow-popups');
    expect(policy).not.toContain('allow-scripts');
    expect(policy).not.toContain('allow-same-origin');
    const style = createHash('sha256').update('b{}').digest('base64');
    expect(policy).toContain(`style-src 'sha256-${style}'`);
    expect(policy).toContain("img-src 'self' data: https://files.example.edu;");
  });

  it('adds the title as a heading to a page without one', async () => {
    const chat = chatFixture({
      findDocument: async () => ({ key: 'documents/pages/plain.html', kind: 'page', title: '' }),
    });

    const { body } = await chat.ask({ method: 'GET', path: `/api/documents/${PAGE_ID}` });

    expect(body).toContain('<h1>A &lt;b&gt; page</h1>');
    expect(body).toContain('<title>A &lt;b&gt; page</title>');
    expect(body).not.toContain('alert');
  });

  it('plays a video from its second, with captions in each language and a transcript', async () => {
    const { headers, body } = await get(`/api/documents/${VIDEO_ID}?t=7`);

    expect(body).toContain(`src="/api/documents/${VIDEO_ID}/file/screen.mp4#t=7"`);
    expect(body).toContain(`src="/api/documents/${VIDEO_ID}/captions/en.vtt"`);
    expect(body).toContain('srclang="fr" label="French"');
    expect(body.match(/ default>/g)).toHaveLength(1);
    expect(body).toContain('<li aria-current="true"><a href="/api/documents/');
    expect(body).toContain('Press the &lt;green&gt; button to share your screen.');
    expect(headers['content-security-policy']).toContain(
      "media-src 'self' https://files.example.edu;",
    );
    expect(headers['content-security-policy']).not.toContain('allow-scripts');
  });

  it.each([
    ['23.88', 'two'],
    ['23.87', 'one'],
    ['24', 'two'],
    // 1 + 0.128 is more than 1.128 as a floating-point number.
    ['1.128', 'one'],
    ['3660.3', 'three'],
    ['3660.299', 'two'],
  ])('marks what is said at second %s: %s', async (second, said) => {
    const { body } = await chatWithCues.ask({
      method: 'GET',
      path: `/api/documents/${VIDEO_ID}?t=${second}`,
    });

    expect(body).toContain(`screen.mp4#t=${second}"`);
    expect(new Set(markedLines(body))).toEqual(new Set([said]));
  });

  it('marks nothing before the first word', async () => {
    const path = `/api/documents/${VIDEO_ID}?t=1.127`;

    const { body } = await chatWithCues.ask({ method: 'GET', path });

    expect(markedLines(body)).toEqual([]);
  });

  it('marks all lines that begin together', async () => {
    const { body } = await chatWithCues.ask({
      method: 'GET',
      path: `/api/documents/${VIDEO_ID}?t=4000`,
    });

    expect(markedLines(body).slice(0, 2)).toEqual(['four', 'and five']);
  });

  it('shows what is said at the start, before it and after it, directly below the video', async () => {
    const { body } = await chatWithCues.ask({
      method: 'GET',
      path: `/api/documents/${VIDEO_ID}?t=23.88`,
    });

    const [, around = ''] =
      /<h2>What is said at 0:23<\/h2>\n<ol[^>]*>(.*?)<\/ol>/s.exec(body) ?? [];
    expect(textsOf(around)).toEqual(['one', 'two', 'three']);
    expect(body.indexOf('What is said at 0:23')).toBeGreaterThan(body.indexOf('</video>'));
    expect(body).toContain(`<a href="/api/documents/${VIDEO_ID}?t=3660.3">1:01:00</a>`);
  });

  it.each([PAGE_ID, VIDEO_ID])('links back to the chat from %s', async (id) => {
    const { body } = await get(`/api/documents/${id}`);

    expect(body).toContain('<a href="/">Ask the support chat</a>');
  });

  it.each(['', '?t=', '?t=-5', '?t=abc', '?t=999999999', '?t=1e3', '?t=%3Cscript%3E'])(
    'plays from the beginning with %s',
    async (query) => {
      const { body } = await get(`/api/documents/${VIDEO_ID}${query}`);

      expect(body).toContain('screen.mp4#t=0"');
      expect(body).not.toContain('<script');
    },
  );

  it.each(['a', 'a'.repeat(16), '..%2F..%2Fetc', 'a'.repeat(17)])(
    'does not know %s',
    async (id) => {
      expect((await get(`/api/documents/${id}`)).status).toBe(404);
    },
  );

  it('does not know a document whose file is gone', async () => {
    const chat = chatFixture({
      findDocument: async () => ({ key: 'documents/gone.html', kind: 'page', title: 'Gone' }),
    });

    expect((await chat.ask({ method: 'GET', path: `/api/documents/${PAGE_ID}` })).status).toBe(404);
  });

  it('says what is wrong with a page that was replaced by one that cannot be read', async () => {
    const unreadable = new Uint8Array([0x25, 0x50, 0x00, 0x01, 0x00, 0x02]);
    const files = { ...fakeFiles(), read: async () => ({ bytes: unreadable, type: 'text/html' }) };
    const chat = chatFixture({ files });

    const { status, body } = await chat.ask({ method: 'GET', path: `/api/documents/${PAGE_ID}` });

    expect(status).toBe(409);
    expect(JSON.parse(body)).toMatchObject({
      title: 'Document not readable',
      detail: expect.stringContaining('the file is not text'),
    });
    expect(chat.logged.filter(({ level }) => level === 50 || level === 'error')).toEqual([]);
  });

  it('shows nothing outside documents/', async () => {
    const chat = chatFixture({
      findDocument: async () => ({ key: 'reports/index.json', kind: 'page', title: 'Report' }),
    });

    expect((await chat.ask({ method: 'GET', path: `/api/documents/${PAGE_ID}` })).status).toBe(404);
  });
});

describe('GET /api/documents/{docId}/video', () => {
  it('says what plays a video, with its captions in each language', async () => {
    const { status, body } = await get(`/api/documents/${VIDEO_ID}/video`);

    expect(status).toBe(200);
    const base = `/api/documents/${VIDEO_ID}`;
    expect(JSON.parse(body)).toEqual({
      title: 'Sharing your screen',
      src: `${base}/file/screen.mp4`,
      captions: [
        { lang: 'en', label: 'English', src: `${base}/captions/en.vtt` },
        { lang: 'fr', label: 'French', src: `${base}/captions/fr.vtt` },
      ],
    });
  });

  it.each([PAGE_ID, 'A'.repeat(16), 'nothing'])('knows no video of %s', async (id) => {
    expect((await get(`/api/documents/${id}/video`)).status).toBe(404);
  });
});

describe('GET /api/documents/{docId}/captions/{lang}.vtt', () => {
  it('returns the captions of a language', async () => {
    const { status, headers, body } = await get(`/api/documents/${VIDEO_ID}/captions/en.vtt`);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(body).toBe(CAPTIONS);
  });

  it.each([
    `${VIDEO_ID}/captions/de.vtt`,
    `${VIDEO_ID}/captions/..%2Fen.vtt`,
    `${VIDEO_ID}/captions/.vtt`,
    `${VIDEO_ID}/captions/en`,
    `${PAGE_ID}/captions/en.vtt`,
  ])('does not know %s', async (path) => {
    expect((await get(`/api/documents/${path}`)).status).toBe(404);
  });
});

describe('GET /api/documents/{docId}/file/{path}', () => {
  it.each([
    [`${VIDEO_ID}/file/screen.mp4`, '/documents/videos/screen.mp4'],
    [`${PAGE_ID}/file/images/reset.png`, '/documents/pages/images/reset.png'],
    [`${PAGE_ID}/file/images%2Freset.png`, '/documents/pages/images/reset.png'],
  ])('redirects %s to a presigned URL', async (path, pathname) => {
    const { status, headers } = await get(`/api/documents/${path}`);

    expect(status).toBe(302);
    const location = new URL(headers.location ?? '');
    expect(location.pathname).toBe(pathname);
    expect(location.searchParams.has('X-Amz-Signature')).toBe(true);
  });

  it.each([
    `${PAGE_ID}/file/..%2F..%2Freports%2Findex.json`,
    `${PAGE_ID}/file/..%2Fvideos%2Fscreen.mp4`,
    `${PAGE_ID}/file/`,
    `${PAGE_ID}/file/missing.png`,
  ])('does not lead out of the folder or to nothing: %s', async (path) => {
    expect((await get(`/api/documents/${path}`)).status).toBe(404);
  });

  it('takes a leading slash as a name within the folder', () => {
    expect(fileKey('documents/a/page.html', '/etc/passwd')).toBe('documents/a/etc/passwd');
  });
});
