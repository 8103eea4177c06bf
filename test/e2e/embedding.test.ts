import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

const docId = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 16);
const WIFI = docId('documents/connect-to-campus-wifi.md');
const VIDEO = docId('documents/videos/set-up-iclicker.mp4');

/** The shipped product, embedded in pages of other sites by a real browser. */
describe.skipIf(browserIsMissing())('a page of another site', () => {
  let product: Product;
  let browser: Browser;
  let university: PageServer;
  let stranger: PageServer;
  let chat = '';

  beforeAll(async () => {
    [university, stranger] = await Promise.all([startPageServer(), startPageServer()]);
    const settings = { EMBED_ORIGINS: university.origin };
    [product, browser] = await Promise.all([
      startProduct(await temporaryFolder(), settings),
      openBrowser(),
    ]);
    chat = product.outputs.WebUrl ?? '';
  }, 120_000);

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([university?.close(), stranger?.close(), product?.stop()]);
    await removeFolders();
  });

  /** Opens a page of a site in a tab. `refused` has what its browser blocks by a policy, or can't load. */
  async function open(site: PageServer, html = ''): Promise<{ page: Page; refused: string[] }> {
    site.show(`<!doctype html><title>A page</title>${html}`);
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && /policy|failed to load/i.test(text)) refused.push(text);
    });
    await page.goto(site.origin);
    return { page, refused };
  }

  /** Calls the API from a page. Returns the status, or 0 if the browser blocks that. */
  const call = (page: Page, method: string, path: string, body?: object) =>
    page.evaluate(
      async ([url, how, sent]) => {
        const json = { body: sent ?? '', headers: { 'content-type': 'application/json' } };
        const response = await fetch(url, { method: how, ...(sent !== undefined && json) }).catch(
          () => undefined,
        );
        const text = (await response?.text()) ?? '';
        return { status: response?.status ?? 0, body: text === '' ? {} : JSON.parse(text) };
      },
      [`${chat}${path}`, method, body && JSON.stringify(body)] as const,
    );

  it('that may embed the chat talks to it, and deletes what was said', async () => {
    const { page, refused } = await open(university);

    const { body: config } = await call(page, 'GET', '/api/config');
    const { body: opened } = await call(page, 'POST', '/api/sessions', {});
    const session = `/api/sessions/${opened.sessionId}`;
    const message = { text: 'How do I connect to the campus Wi-Fi?', clientMessageId: '1' };
    const reply = await call(page, 'POST', `${session}/messages`, message);
    const rated = await call(page, 'POST', `${session}/feedback`, { turn: 1, helpful: true });

    expect(config.brand.name).toBe('LTSI support');
    expect(reply.status).toBe(200);
    expect(JSON.stringify(reply.body)).toContain('"kind":"answer"');
    expect(rated.status).toBe(204);
    expect((await call(page, 'DELETE', session)).status).toBe(204);
    expect(refused).toEqual([]);
    expect(await call(page, 'GET', session)).toMatchObject({
      status: 404,
      body: { title: 'No such chat' },
    });
  });

  it('that may embed the chat uploads files for a ticket', async () => {
    const { page, refused } = await open(university);
    const { body: opened } = await call(page, 'POST', '/api/sessions', {});
    const session = `/api/sessions/${opened.sessionId}`;
    await call(page, 'POST', `${session}/messages`, {
      text: 'open a ticket',
      clientMessageId: '1',
    });
    const file = { name: 'log.txt', type: 'text/plain', size: 5 };
    const { body: form } = await call(page, 'POST', `${session}/attachments`, file);

    const status = await page.evaluate(async ({ url, fields }) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.append(name, String(value));
      data.append('file', new Blob(['hello'], { type: 'text/plain' }));
      return (await fetch(url, { method: 'POST', body: data })).status;
    }, form);

    expect(status).toBe(204);
    const { body: draft } = await call(page, 'GET', `${session}/draft`);
    expect(draft.uploads).toEqual([{ n: 1, name: 'log.txt', size: 5 }]);
    expect(refused).toEqual([]);
  });

  it.each([
    ['by a tag', (src: string) => `<script src="${src}"></script>`],
    ['as a module', (src: string) => `<script type="module">import "${src}"</script>`],
  ])('that may embed the chat loads its script %s', async (_how, html) => {
    const { page, refused } = await open(university, html(`${chat}/support-chat.js`));

    await page.evaluate(() => customElements.whenDefined('support-chat').then(() => true));
    expect(refused).toEqual([]);
  });

  it('that may embed the chat frames it, and the documents of answers', async () => {
    const { page, refused } = await open(
      university,
      `<iframe id="document" sandbox="allow-popups" src="${chat}/api/documents/${WIFI}"></iframe>
       <iframe id="chat" src="${chat}/"></iframe>`,
    );

    const document = page.frameLocator('#document');
    await document.getByRole('heading', { name: /Wi-Fi/ }).first().waitFor();
    expect(await document.getByText('Ask the support chat').count()).toBe(0);
    await page.frameLocator('#chat').getByText('Hello, I am').first().waitFor();
    expect(refused).toEqual([]);
  });

  it('that may embed the chat shows its element, which reads a document in its panel', async () => {
    const element = `<script src="${chat}/support-chat.js" defer></script><support-chat></support-chat>`;
    const { page, refused } = await open(university, element);

    await page.getByLabel('Your message').fill('How do I connect to the campus Wi-Fi?');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^Open the page at this place/ }).click();

    const panel = page.frameLocator('iframe');
    await panel.getByRole('heading', { name: /Wi-Fi/ }).first().waitFor();
    expect(await panel.getByText('Ask the support chat').count()).toBe(0);
    expect(refused).toEqual([]);
  });

  it('that may embed the chat has it on every page that is loaded, from the cache too', async () => {
    const element = `<script src="${chat}/support-chat.js" defer></script><support-chat mode="launcher"></support-chat>`;
    const { page, refused } = await open(university, element);
    const isThere = () =>
      page.evaluate(() => document.querySelector('support-chat')?.shadowRoot !== null);

    for (let load = 0; load < 3; load++) {
      await expect.poll(isThere).toBe(true);
      await page.reload();
    }

    await expect.poll(isThere).toBe(true);
    expect(refused).toEqual([]);
  });

  it('that may not embed it does not get an answer to its element', async () => {
    const element = `<script src="${chat}/support-chat.js" defer></script><support-chat></support-chat>`;
    const { page, refused } = await open(stranger, element);

    await expect.poll(() => refused.join('\n')).toMatch(/CORS policy/);
    expect(await page.getByText('Hello, I am').count()).toBe(0);
  });

  it('that may embed the chat plays a video with its captions', async () => {
    const { page, refused } = await open(university);
    const { body: source } = await call(page, 'GET', `/api/documents/${VIDEO}/video`);

    const played = await page.evaluate(
      async ([base, src, captions]) => {
        const video = document.createElement('video');
        video.crossOrigin = 'anonymous';
        video.src = `${base}${src}`;
        const track = document.createElement('track');
        track.src = `${base}${captions}`;
        video.append(track);
        document.body.append(video);
        track.track.mode = 'hidden';
        const happens = (on: HTMLElement, what: string) =>
          new Promise((resolve, reject) => {
            on.addEventListener(what, resolve);
            on.addEventListener('error', () => reject(new Error(`no ${what}`)));
          });
        await Promise.all([happens(video, 'loadedmetadata'), happens(track, 'load')]);
        return { seconds: video.duration, cues: track.track.cues?.length ?? 0 };
      },
      [chat, source.src, source.captions[0]?.src] as const,
    );

    expect(source.captions[0]).toMatchObject({ lang: 'en', label: 'English' });
    expect(played.seconds).toBeGreaterThan(10);
    expect(played.cues).toBeGreaterThan(3);
    expect(refused).toEqual([]);
  });

  it('that may not embed it reads nothing from the chat, and opens none', async () => {
    const { page } = await open(stranger);

    expect((await call(page, 'GET', '/api/config')).status).toBe(0);
    expect((await call(page, 'POST', '/api/sessions', {})).status).toBe(0);
  });

  it.each([
    ['the chat', '/', 'Hello, I am'],
    ['a document', `/api/documents/${WIFI}`, 'Wi-Fi'],
  ])('that may not embed it frames %s in vain', async (_what, path, text) => {
    const { page, refused } = await open(stranger, `<iframe src="${chat}${path}"></iframe>`);

    await expect.poll(() => refused.join('\n')).toMatch(/frame-ancestors/);
    expect(await page.frameLocator('iframe').getByText(text).count()).toBe(0);
  });
});
