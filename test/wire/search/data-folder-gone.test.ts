import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardFolder } from '../../../services/base/durable/guarded-folders.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';

const HEADERS = {
  authorization: `Basic ${btoa('test:test')}`,
  'content-type': 'application/json',
};

let server: SearchServer;
let problem: string | undefined;

beforeEach(async () => {
  problem = undefined;
  server = await startSearchServer(undefined, undefined, async () => problem);
});
afterEach(() => server.close());

async function write(method: string, path: string, body: string) {
  const response = await fetch(`${server.endpoint}${path}`, { method, headers: HEADERS, body });
  const { error } = (await response.json()) as { error?: { type: string; reason: string } };
  return { status: response.status, error };
}

it('search answers 503 with the reason while its data folder is gone, and takes writes again when it is back', async () => {
  const guard = guardFolder(server.dataDir);
  const folder = join(server.dataDir, 'search');
  await rename(folder, `${folder}.moved`);
  guard.refuse(new Error('the folder was moved'));
  problem = 'DATA_DIR is gone';

  for (const [method, path, body] of [
    ['PUT', '/pages', '{}'],
    ['PUT', '/pages/_doc/1', '{"t":"a"}'],
    ['POST', '/_bulk', '{"index":{"_index":"pages"}}\n{"t":"a"}\n'],
  ] as const) {
    expect(await write(method, path, body)).toMatchObject({
      status: 503,
      error: {
        type: 'cluster_block_exception',
        reason: 'Service is unable to handle request. support-bot: DATA_DIR is gone',
      },
    });
  }

  problem = undefined;
  guard.end();
  await rename(`${folder}.moved`, folder);
  expect((await write('PUT', '/pages/_doc/1', '{"t":"a"}')).status).toBe(201);
});

it('search still answers 500 for a failure that has another reason', async () => {
  const guard = guardFolder(server.dataDir);
  guard.refuse(new Error('a disk error'));

  expect((await write('PUT', '/pages', '{}')).status).toBe(500);
  guard.end();
});
