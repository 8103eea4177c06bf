import { describe, expect, it } from 'vitest';
import { aDocx, aParagraph } from '../../../../support/a-docx.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { fakeFiles, PAGE_ID, VIDEO_ID } from '../../../../support/chat/fake-documents.ts';

const SRT = '1\n00:00:01,000 --> 00:00:02,500\nR&D <b>now</b>\n';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'documents/guide.pdf': '%PDF-1.4',
  'documents/rules.docx': aDocx(aParagraph('Fire', 'heading 1') + aParagraph('Leave at once.')),
  'documents/hours.txt': 'OPENING HOURS\n\nNine to <five>.',
  'documents/talk.mp4': 'film',
  'documents/talk.de.srt': SRT,
  'documents/talk.en.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.',
};

const files = {
  ...fakeFiles(),
  async read(key: string) {
    const file = FILES[key];
    if (file === undefined) return undefined;
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    return { bytes, type: 'application/octet-stream' };
  },
  exists: async (key: string) => FILES[key] !== undefined,
  list: async (prefix: string) => Object.keys(FILES).filter((key) => key.startsWith(prefix)),
};

function get(key: string, path = '') {
  const kind = key.endsWith('.mp4') ? 'video' : 'page';
  const chat = chatFixture({ files, findDocument: async () => ({ key, kind, title: 'T' }) });
  const id = kind === 'video' ? VIDEO_ID : PAGE_ID;
  return chat.ask({ method: 'GET', path: `/api/documents/${id}${path}` });
}

describe('GET /api/documents/{docId}', () => {
  it('redirects to a PDF, so that the browser opens it at the page of its address', async () => {
    const { status, headers } = await get('documents/guide.pdf');

    expect(status).toBe(302);
    expect(new URL(headers.location ?? '').pathname).toBe('/documents/guide.pdf');
    expect(headers.location).not.toContain('#');
  });

  it('does not know a PDF whose file is gone', async () => {
    expect((await get('documents/gone.pdf')).status).toBe(404);
  });

  it('shows a Word document as a page, in a sandbox', async () => {
    const { status, headers, body } = await get('documents/rules.docx');

    expect(status).toBe(200);
    expect(body).toContain('<h1 id="fire">Fire</h1><p>Leave at once.</p>');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('shows plain text as a page', async () => {
    const { body } = await get('documents/hours.txt');

    expect(body).toContain('<h1 id="opening-hours">OPENING HOURS</h1>');
    expect(body).toContain('Nine to &lt;five&gt;.');
  });

  it('plays a video with the captions of each language, English first', async () => {
    const { body } = await get('documents/talk.mp4');

    expect([...body.matchAll(/captions\/(\w+)\.vtt/g)].map(([, lang]) => lang)).toStrictEqual([
      'en',
      'de',
    ]);
    expect(body).toContain('Hello.');
  });
});

describe('GET /api/documents/{docId}/captions/{lang}.vtt', () => {
  it('returns SubRip captions as WebVTT', async () => {
    const { headers, body } = await get('documents/talk.mp4', '/captions/de.vtt');

    expect(headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(body).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nR&amp;D now\n');
  });
});
