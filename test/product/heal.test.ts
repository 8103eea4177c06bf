import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAMAGES } from '../support/damage.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// Each test starts the whole product.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HARMS: Readonly<Record<string, (path: string) => Promise<void>>> = {
  ...DAMAGES,
  'replaced by garbage': (path) => writeFile(path, 'not what it was \u0000 {"'),
  'replaced by an object': (path) => writeFile(path, '{"formatVersion":1}'),
};

/** Everything that a start can make again from the package and its templates. */
const MADE_AGAIN: readonly RegExp[] = [
  /^lambda\/functions\//,
  /^lambda\/code\//,
  /^lambda\/event-source-mappings\//,
  /^lambda\/schedules\//,
  /^lex\/bots\//,
  /^models\//,
  /^ses\/identities\//,
  /^sns\/topics\//,
  /^s3\/buckets\/[^/]*artifacts[^/]*\//,
  /^cloudformation\//,
  /^(?:definitions|outputs|packaged-bot)\.json$/,
];

/** An address may have five tickets an hour. */
const ticketOf = (address: string) => [
  'open a ticket about Brightspace',
  'Ada Student',
  address,
  'A blank page',
  'I open the quiz and see a white page.',
  'yes',
];

async function post(url: string, body: object) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function fileTicket({ outputs }: Product): Promise<string> {
  const opened = await post(`${outputs.WebUrl}/api/sessions`, {});
  expect(opened.status, opened.text).toBe(201);
  const { sessionId } = JSON.parse(opened.text);
  let said = '';
  for (const text of ticketOf(`ada.${randomUUID()}@example.edu`)) {
    const url = `${outputs.WebUrl}/api/sessions/${sessionId}/messages`;
    const reply = await post(url, { text, clientMessageId: randomUUID() });
    expect(reply.status, reply.text).toBe(200);
    said = reply.text;
  }
  return /LTSI-[0-9A-Z]{10}/.exec(said)?.[0] ?? `no ticket: ${said}`;
}

async function mailsOf(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.join('\n');
}

async function filesIn(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dataDir.length + 1))
    .map((path) => path.replaceAll('\\', '/'));
}

/** Starts the product on a folder, files a ticket and waits for its mail. Returns what the product printed. */
async function useProduct(dataDir: string): Promise<string> {
  const product = await startProduct(dataDir);
  try {
    const ticketId = await fileTicket(product);
    await vi.waitFor(async () => expect(await mailsOf(dataDir)).toContain(ticketId), PATIENCE);
    return product.output();
  } finally {
    await product.stop();
  }
}

describe('a start', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    await useProduct(dataDir);
  });
  afterAll(removeFolders);

  it.each(MADE_AGAIN)('finds files like %s', async (pattern) => {
    expect((await filesIn(dataDir)).filter((path) => pattern.test(path))).not.toHaveLength(0);
  });

  it.each(Object.keys(HARMS))(
    'makes again what the package and the templates have, if all of it is %s, and a ticket is filed and mailed',
    async (harm) => {
      for (const path of await filesIn(dataDir)) {
        if (!MADE_AGAIN.some((pattern) => pattern.test(path))) continue;
        await HARMS[harm]?.(join(dataDir, path));
      }

      expect(await useProduct(dataDir)).not.toMatch(/^ +at /m);
    },
  );

  it.each([
    [/^lambda\/functions\/.*ChatFunction\.json$/, 'deleted'],
    [/^lambda\/functions\/.*ChatFunction\.json$/, 'zero-filled'],
    [/^lambda\/functions\/.*FulfillmentFunction\.json$/, 'deleted'],
    [/^lambda\/code\/[^/]*\/index\.mjs$/, 'zero-filled'],
    [/^lambda\/code\/[^/]*\/index\.mjs$/, 'deleted'],
  ] as const)('repairs files like %s that are %s, and reports each', async (pattern, harm) => {
    // What an earlier start has set aside is reported again.
    const names = await readdir(dataDir, { recursive: true });
    const aside = names.filter((name) => name.includes('.damaged-'));
    for (const name of aside) await rm(join(dataDir, name), { recursive: true, force: true });
    const damaged = (await filesIn(dataDir)).filter((path) => pattern.test(path));
    expect(damaged).not.toHaveLength(0);
    for (const path of damaged) await HARMS[harm]?.(join(dataDir, path));

    const output = await useProduct(dataDir);

    for (const path of damaged) expect(output).toContain(path);
  });
});
