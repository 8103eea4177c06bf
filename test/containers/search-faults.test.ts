import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';
import { getContainerRuntimeClient } from 'testcontainers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOpenSearchClient } from '../../services/bot/helpdesk/aws/opensearch-client.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { missingDocuments, writeUntilRefused } from '../support/acknowledged-writes.ts';
import { type StartedBackend, startOpenSearch } from '../support/containers.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { startUpstreamSearch } from '../support/upstream-server.ts';

const ASKED = { text: 'x', concepts: [{ asked: 'password', forms: ['password'], isFuzzy: false }] };

let openSearch: StartedBackend;
let network: TcpProxy;
let server: Awaited<ReturnType<typeof startUpstreamSearch>>;
/** The client of the functions, with the same timeouts. */
let client: Client;
let index: string;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  openSearch = await startOpenSearch();
  network = await startTcpProxy(openSearch.url);
  server = await startUpstreamSearch({ searchBackend: network.url });
  client = createOpenSearchClient({ endpoint: server.endpoint, region: 'ca-central-1' });
  index = `faults-${randomUUID()}`;
  await replace('reset', 'Reset your password.');
});
afterEach(() => network.become({ kind: 'open' }));
afterAll(async () => {
  await client?.close();
  await server?.close();
  await network?.[Symbol.asyncDispose]();
  await openSearch?.[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

function passage(docId: string, text: string): Passage {
  return {
    id: `${docId}:0`,
    docId,
    key: `documents/${docId}.html`,
    kind: 'page',
    title: docId,
    heading: '',
    text,
    place: { anchor: 'top' },
    lang: 'en',
    ordinal: 0,
  };
}

const replace = (docId: string, text: string) =>
  new OpenSearchPassageIndex(client, index).replace(docId, [passage(docId, text)]);

/** Returns the documents that a question finds. Rejects if the engine can't answer. */
async function found(): Promise<string[]> {
  const { hits } = await new OpenSearchPassageSearch(client, index).find(ASKED, 10);
  return hits.map((hit) => hit.passage.docId);
}

async function status(): Promise<number> {
  const response = await fetch(`${server.endpoint}/_cluster/health`, {
    headers: { authorization: `Basic ${btoa('test:test')}` },
  });
  return response.status;
}

async function dockerContainer() {
  const runtime = await getContainerRuntimeClient();
  return runtime.container.getById(openSearch.container.getId());
}

describe('a network that is slow', () => {
  it('makes an answer late, not wrong', async () => {
    network.become({ kind: 'slow', delayMs: 300 });

    const started = performance.now();
    const answer = await found();

    expect(answer).toStrictEqual(['reset']);
    expect(performance.now() - started).toBeGreaterThan(600);
  });
});

describe('a network that is cut', () => {
  it('is an error, not an empty answer, and the next search after it finds all', async () => {
    network.become({ kind: 'cut' });

    await expect(found()).rejects.toThrow();
    expect(await status()).toBe(503);
    network.become({ kind: 'open' });

    expect(await found()).toStrictEqual(['reset']);
  });

  it('returns a document to its queue', async () => {
    network.become({ kind: 'cut' });

    await expect(replace('late', 'Change your password.')).rejects.toThrow();
    network.become({ kind: 'open' });
    await replace('late', 'Change your password.');

    expect((await found()).toSorted()).toStrictEqual(['late', 'reset']);
    await new OpenSearchPassageIndex(client, index).remove('late');
  });
});

describe('a network in which nothing arrives', () => {
  it('is an error before a turn of a dialog is over', async () => {
    network.become({ kind: 'silent' });

    const started = performance.now();
    await expect(found()).rejects.toThrow();

    expect(performance.now() - started).toBeLessThan(10_000);
    network.become({ kind: 'open' });
    expect(await found()).toStrictEqual(['reset']);
  });
});

describe('an OpenSearch that is paused', () => {
  it('is an error, and goes on if it was', async () => {
    const container = await dockerContainer();
    await container.pause();

    const answer = await found().catch(() => 'refused');
    await container.unpause();

    expect(answer).toBe('refused');
    expect(await found()).toStrictEqual(['reset']);
  });
});

describe('an OpenSearch that is killed', () => {
  it('has every document that it acknowledged when it is back', async () => {
    const log = `${index}-log`;
    const writing = [1, 2, 3, 4].map(() => writeUntilRefused(client, log, 'Reset your password.'));
    await vi.waitFor(
      async () => {
        const { body } = await client.count({ index: log });
        expect(body.count).toBeGreaterThan(50);
      },
      { timeout: 30_000 },
    );
    const container = await dockerContainer();
    await container.kill();
    const acknowledged = (await Promise.all(writing)).flat();
    const whileAway = await found().catch(() => 'refused');

    await openSearch.container.restart();
    network.connectTo(openSearch.url);

    expect(whileAway).toBe('refused');
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(await missingDocuments(client, log, acknowledged)).toStrictEqual([]);
    expect(await found()).toStrictEqual(['reset']);
  });
});
