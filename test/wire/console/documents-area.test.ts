import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { docIdOf } from '../../../services/bot/helpdesk/documents/document-key.ts';
import { documentsConsole, documentsDeps, putText } from '../../support/documents-console.ts';
import { type DocumentsServer, startDocumentsServer } from '../../support/documents-server.ts';

const CAPTIONS = 'WEBVTT\n\n00:01.000 --> 00:04.000\nOpen the settings &amp; leave.\n';

let documents: DocumentsServer;
let app: FastifyInstance;

beforeAll(async () => {
  documents = await startDocumentsServer('staff');
  app = documentsConsole(() => documentsDeps(documents));
});

afterAll(() => documents.close());

afterEach(async () => {
  for (const { key, docId } of (await list()).json().documents) {
    const { version } = (await show(docId)).json();
    const left = await remove(docId, version);
    if (left.statusCode !== 204) throw new Error(`${key}: ${left.body}`);
  }
  await documents.whileIndexing(Promise.resolve());
});

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

const call = (method: Method, path: string, body?: object) =>
  app.inject({
    method,
    url: `/console/api/documents${path}`,
    headers: { host: '127.0.0.1', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: JSON.stringify(body) }),
  });

const list = () => call('GET', '/');
const show = (docId: string) => call('GET', `/${docId}`);
const remove = (docId: string, version: string) =>
  call('DELETE', `/${docId}?version=${encodeURIComponent(version)}`);

const upload = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'PUT',
    url: `/console/api/documents/${path}`,
    headers: { host: '127.0.0.1', 'content-type': 'application/octet-stream', ...headers },
    payload: body,
  });

async function keys(): Promise<readonly string[]> {
  const { Contents = [] } = await documents.s3.send(
    new ListObjectsV2Command({ Bucket: documents.bucket, Prefix: 'documents/' }),
  );
  return Contents.map(({ Key = '' }) => Key);
}

async function textOf(Key: string): Promise<string> {
  const found = await documents.s3.send(new GetObjectCommand({ Bucket: documents.bucket, Key }));
  return (await found.Body?.transformToString()) ?? '';
}

describe('uploading a document', () => {
  it('stores it under a plain name and returns what the indexer says of it', async () => {
    const uploaded = (
      await upload('files?name=My%20Printer%C3%A9.md', '# Printing\n\nIn the library.')
    ).json();

    const report = await documents.whileIndexing(call('GET', `/${uploaded.docId}/report`));

    expect(uploaded).toMatchObject({ key: 'documents/my-printere.md', problems: [] });
    expect(report.json().report).toMatchObject({
      state: 'indexed',
      title: 'Printing',
      passages: 1,
    });
    expect((await list()).json().documents).toMatchObject([
      { key: 'documents/my-printere.md', state: 'indexed', title: 'Printing', size: 27 },
    ]);
  });

  it('saves a web page as docs add does, and says what is left out', async () => {
    const page = '<h1>Wi-Fi</h1><img src="a.png"><p>Choose the network.</p>';

    const uploaded = (await upload('files?name=wifi.html', page)).json();

    expect(uploaded.key).toBe('documents/wifi/page.html');
    expect(uploaded.problems).toStrictEqual([expect.stringContaining('its image is left out')]);
    expect(await textOf('documents/wifi/page.html')).toContain('Choose the network.');
  });

  it('tells a name that is taken, also that of a page which was saved otherwise', async () => {
    await putText(documents, 'documents/wifi.html', '<h1>Wi-Fi</h1>');
    await upload('files?name=vpn.md', '# VPN\n\nConnect.');

    const [again, other] = [
      await upload('files?name=VPN.md', '# Other\n\nText.'),
      await upload('files?name=wifi.html', '<h1>New</h1>'),
    ];

    expect([again.statusCode, other.statusCode]).toStrictEqual([409, 409]);
    expect(again.json().detail).toBe(
      'There is a documents/vpn.md already. To replace it, open it and choose Replace.',
    );
    expect(await textOf('documents/vpn.md')).toBe('# VPN\n\nConnect.');
  });

  it.each([
    ['report.zip', 'x', 422, 'report.zip can’t be read: only .html'],
    ['tour.vtt', 'WEBVTT', 422, 'tour.vtt names no language'],
    ['page.html.meta.json', '{}', 422, 'can’t be read'],
    ['empty.md', '', 422, 'empty.md is empty.'],
    ['a%2Fb.md', 'x', 400, 'no slash'],
    [`${'a'.repeat(300)}.md`, 'x', 400, 'at most 255'],
  ])('refuses %s', async (name, body, status, detail) => {
    const size = String(body.length);
    const answer = await upload(`files?name=${name}`, body, { 'content-length': size });

    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toContain(detail);
    expect(await keys()).toStrictEqual([]);
  });

  it('refuses what is too large by its size alone, and what is no file', async () => {
    const large = await upload('files?name=a.pdf', 'x', {
      'content-length': String(21 * 1024 * 1024),
    });
    const json = await upload('files?name=a.md', '{}', { 'content-type': 'application/json' });

    expect([large.statusCode, json.statusCode]).toStrictEqual([422, 415]);
    expect(large.json().detail).toBe('a.pdf is larger than 20 MB. Make it smaller or split it.');
    expect(await keys()).toStrictEqual([]);
  });

  it('takes a video with captions, and plays both back', async () => {
    const video = Buffer.alloc(300_000, 7);
    await upload('files?name=Tour.mp4', video);
    const uploaded = (await upload('files?name=Tour.en.vtt', CAPTIONS)).json();
    await documents.whileIndexing(Promise.resolve());

    const shown = (await show(uploaded.docId)).json();
    const part = await app.inject({
      url: `/console/api/documents/${uploaded.docId}/video`,
      headers: { host: '127.0.0.1', range: 'bytes=100-199' },
    });
    const captions = await call('GET', `/${uploaded.docId}/captions/en`);

    expect(await keys()).toStrictEqual(['documents/tour.en.vtt', 'documents/tour.mp4']);
    expect(shown).toMatchObject({
      isVideo: true,
      captions: [{ lang: 'en', format: 'vtt', version: expect.any(String) }],
      sections: [{ text: 'Open the settings & leave.', place: { startSeconds: 1 } }],
    });
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.length]).toStrictEqual([
      206,
      'bytes 100-199/300000',
      100,
    ]);
    expect(captions.body).toContain('Open the settings &amp; leave.');
  });
});

describe('the captions of a video', () => {
  it('are replaced by who has seen them, and added in another language', async () => {
    await upload('files?name=tour.mp4', Buffer.alloc(10, 7));
    const { docId } = (await upload('files?name=tour.en.vtt', CAPTIONS)).json();
    const [{ version }] = (await show(docId)).json().captions;
    const send = (name: string, seen?: string) =>
      upload(`${docId}/captions?name=${name}`, CAPTIONS, seen ? { 'if-match': seen } : {});

    const answers = [
      await send('x.en.vtt', '"0123"'),
      await send('x.en.vtt'),
      await send('x.en.vtt', version),
      await send('x.fr.vtt'),
      await send('x.md'),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toStrictEqual([409, 409, 200, 200, 422]);
    expect(await keys()).toStrictEqual([
      'documents/tour.en.vtt',
      'documents/tour.fr.vtt',
      'documents/tour.mp4',
    ]);
  });
});

describe('two editors of a document', () => {
  const first = '# VPN\n\nConnect.';

  async function vpn() {
    const { docId } = (await upload('files?name=vpn.md', first)).json();
    await documents.whileIndexing(Promise.resolve());
    return { docId, ...(await show(docId)).json() };
  }

  it('do not replace what the other has just replaced', async () => {
    const { docId, version } = await vpn();
    const replace = (text: string) =>
      upload(`${docId}/file?name=new.md`, text, { 'if-match': version });

    const [one, two] = [await replace('# VPN\n\nOne.'), await replace('# VPN\n\nTwo.')];

    expect([one.statusCode, two.statusCode]).toStrictEqual([200, 409]);
    expect(two.json().detail).toContain('Somebody else has just changed this.');
    expect(await textOf('documents/vpn.md')).toBe('# VPN\n\nOne.');
  });

  it('do not delete what the other has just replaced', async () => {
    const { docId, version } = await vpn();
    await upload(`${docId}/file?name=new.md`, '# VPN\n\nOne.', { 'if-match': version });

    expect((await remove(docId, version)).statusCode).toBe(409);

    expect(await keys()).toStrictEqual(['documents/vpn.md']);
  });

  it('do not overwrite each other’s descriptions', async () => {
    const { docId } = await vpn();
    const describe = (title: string, version = '') =>
      call('PUT', `/${docId}/description`, { title, tags: ['net'], version });

    const first = await describe('From home');
    const second = await describe('From abroad');

    expect([first.statusCode, second.statusCode]).toStrictEqual([200, 409]);
    const { description } = (await show(docId)).json();
    expect(description).toMatchObject({ title: 'From home', tags: ['net'], expires: '' });
    expect((await describe('From abroad', description.version)).statusCode).toBe(200);
  });

  it('replace a document only with one of its kind, and by naming what they have seen', async () => {
    const { docId, version } = await vpn();

    const kind = await upload(`${docId}/file?name=a.pdf`, 'x', { 'if-match': version });
    const blind = await upload(`${docId}/file?name=a.md`, 'x');

    expect([kind.statusCode, blind.statusCode]).toStrictEqual([422, 428]);
    expect(kind.json().detail).toContain('a.pdf is not of the same kind as documents/vpn.md');
  });
});

describe('the text of a document', () => {
  const save = (docId: string, text: string, seen?: string) =>
    app.inject({
      method: 'PUT',
      url: `/console/api/documents/${docId}/text`,
      headers: {
        host: '127.0.0.1',
        'content-type': 'application/json',
        ...(seen !== undefined && { 'if-match': seen }),
      },
      payload: JSON.stringify({ text }),
    });
  const read = (docId: string) => call('GET', `/${docId}/text`);

  it('is read with its entity tag, saved, and indexed', async () => {
    await putText(documents, 'documents/vpn.md', '\ufeff# VPN\r\n\r\nConnect.');
    await documents.whileIndexing(Promise.resolve());
    const docId = docIdOf('documents/vpn.md');
    const { headers, ...answer } = await read(docId);
    expect(answer.json()).toStrictEqual({ text: '# VPN\n\nConnect.', version: headers.etag });

    const saved = await save(docId, '# VPN\n\nLeave – at once.', String(headers.etag));
    await documents.whileIndexing(Promise.resolve());

    expect(saved.json()).toMatchObject({ key: 'documents/vpn.md', docId, problems: [] });
    expect((await show(docId)).json()).toMatchObject({
      isEditable: true,
      state: 'indexed',
      sections: [{ text: 'Leave – at once.' }],
    });
  });

  it('of two editors is that of the first, and nobody saves what they have not seen', async () => {
    await putText(documents, 'documents/vpn.txt', 'Connect.');
    const docId = docIdOf('documents/vpn.txt');
    const seen = String((await read(docId)).headers.etag);

    const answers = [
      await save(docId, 'One.', seen),
      await save(docId, 'Two.', seen),
      await save(docId, 'Three.'),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toStrictEqual([200, 409, 428]);
    expect(await textOf('documents/vpn.txt')).toBe('One.');
  });

  it('of a web page is UTF-8 once it is saved, whatever the page declares', async () => {
    const page = '<meta charset="windows-1252"><h1>Wi-Fi</h1><p>Caf\xe9.</p>';
    await putText(documents, 'documents/wifi.html', Buffer.from(page, 'latin1'));
    const docId = docIdOf('documents/wifi.html');
    const { text, version } = (await read(docId)).json();

    await save(docId, text.replace('Caf', 'The caf'), version);
    await documents.whileIndexing(Promise.resolve());

    expect((await show(docId)).json().sections).toMatchObject([{ text: 'The café.' }]);
  });

  it.each([
    ['documents/map/page.html', '<h1>Map</h1><img src="files/a.png">', 'would lose'],
    ['documents/long.md', `# Long\n\n${'word '.repeat(60_000)}`, 'at most 256 KB'],
    ['documents/a.pdf', 'no pdf', 'is no text'],
  ])('of %s is not edited here, and the page says what to do', async (key, content, why) => {
    await putText(documents, key, content);

    const answer = await read(docIdOf(key));

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain(why);
    expect(answer.json().detail).toContain('Download it');
  });

  it.each([
    ['', 400, 'text is missing'],
    ['x'.repeat(256 * 1024 + 1), 400, 'at most 262144 characters'],
    ['é'.repeat(200 * 1024), 422, 'at most 256 KB'],
  ])('is not replaced by what can’t be one (%#)', async (text, status, why) => {
    await putText(documents, 'documents/vpn.md', '# VPN\n\nConnect.');
    const docId = docIdOf('documents/vpn.md');

    const answer = await save(docId, text, (await read(docId)).json().version);

    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toContain(why);
    expect(await textOf('documents/vpn.md')).toBe('# VPN\n\nConnect.');
  });

  it.each([
    ['documents/plan (été).md', 'plan%20%28%C3%A9t%C3%A9%29.md'],
    ['documents/wifi/page.html', 'wifi.html'],
  ])('of %s is downloaded as it is, never shown by the browser', async (key, name) => {
    await putText(documents, key, '<h1>A</h1><script>x</script>');

    const { headers, body } = await call('GET', `/${docIdOf(key)}/file`);

    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
    });
    expect(body).toBe('<h1>A</h1><script>x</script>');
  });
});

describe('the description of a document', () => {
  it('sets and clears when it expires, and keeps what others have written', async () => {
    await putText(documents, 'documents/a.md', '# A\n\nText of it.');
    const extra = { savedAt: '2026-05-01', note: 'mine', alsoAsked: { A: ['b'] } };
    await putText(documents, 'documents/a.md.meta.json', JSON.stringify(extra));
    const docId = docIdOf('documents/a.md');
    const describe = async (expires: string) => {
      const { version } = (await show(docId)).json().description;
      await call('PUT', `/${docId}/description`, { expires, version });
      await documents.whileIndexing(Promise.resolve());
      return (await show(docId)).json();
    };

    expect(await describe('2020-01-01')).toMatchObject({ state: 'expired', sections: [] });
    expect(await describe('')).toMatchObject({ state: 'indexed', sections: [{ heading: 'A' }] });
    expect(JSON.parse(await textOf('documents/a.md.meta.json'))).toStrictEqual(extra);
  });

  it('refuses a date that is none, and writes nothing', async () => {
    await putText(documents, 'documents/a.md', '# A\n\nText of it.');

    const answer = await call('PUT', `/${docIdOf('documents/a.md')}/description`, {
      expires: 'soon',
    });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain('expires must be a date');
    expect(await keys()).toStrictEqual(['documents/a.md']);
  });
});

describe('what the page of a document shows', () => {
  it('names the questions that are pinned to its passages', async () => {
    await putText(documents, 'documents/a.md', '# A\n\nText of it.');
    await documents.whileIndexing(Promise.resolve());
    const docId = docIdOf('documents/a.md');
    const [{ id: passageId }] = (await show(docId)).json().sections;
    const pins = [
      { question: 'what is a', passageId },
      { question: 'b', passageId: 'c' },
    ];
    await putText(documents, 'content/answers.json', JSON.stringify({ v: 1, pins }));

    expect((await show(docId)).json()).toMatchObject({
      sections: [{ pins: ['what is a'] }],
      pinned: ['what is a'],
    });
  });

  it('leads to the chat at the place, and shows no vector', async () => {
    await putText(documents, 'documents/a.md', '# A\n\nText.\n\n## Part b\n\nMore.');
    await documents.whileIndexing(Promise.resolve());

    const { sections } = (await show(docIdOf('documents/a.md'))).json();

    expect(sections[1].href).toBe(`/api/documents/${docIdOf('documents/a.md')}#part-b`);
    expect(Object.keys(sections[1])).not.toContain('vector');
  });

  it('lists files that are no documents, with the reason', async () => {
    await putText(documents, 'documents/a.zip', 'x');
    await documents.whileIndexing(Promise.resolve());

    const [zip] = (await list()).json().documents;

    expect(zip).toMatchObject({ key: 'documents/a.zip', state: 'skipped' });
    expect((await show(zip.docId)).json()).toMatchObject({ isDocument: false });
  });
});
