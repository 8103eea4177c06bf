import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileKey } from '../../../../../services/bot/functions/chat/routes/document-file.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { CAPTIONS, PAGE_ID, VIDEO_ID } from '../../../../support/chat/fake-documents.ts';

function get(path: string) {
  return chatFixture().ask({ method: 'GET', path });
}

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

  it('shows nothing outside documents/', async () => {
    const chat = chatFixture({
      findDocument: async () => ({ key: 'reports/index.json', kind: 'page', title: 'Report' }),
    });

    expect((await chat.ask({ method: 'GET', path: `/api/documents/${PAGE_ID}` })).status).toBe(404);
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
