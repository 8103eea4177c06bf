import { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { signedClient } from '../contracts/search-context.ts';
import { missingDocuments, writeUntilRefused } from '../support/acknowledged-writes.ts';
import { OPENSEARCH_DATA, type StartedBackend, startOpenSearch } from '../support/containers.ts';
import { startUpstreamSearch } from '../support/upstream-server.ts';

const DISK_MIB = 128;
const FILLER = `${OPENSEARCH_DATA}/filler`;
const INDEX = 'written';
const TEXT = 'x'.repeat(100_000);

let openSearch: StartedBackend;
let server: Awaited<ReturnType<typeof startUpstreamSearch>>;
let client: Client;
let acknowledged: readonly string[];

const inContainer = async (command: string) => {
  const { exitCode, output } = await openSearch.container.exec(['sh', '-c', command]);
  if (exitCode !== 0) throw new Error(output);
};

beforeAll(async () => {
  openSearch = await startOpenSearch({ diskMiB: DISK_MIB });
  server = await startUpstreamSearch({ searchBackend: openSearch.url });
  client = signedClient({
    endpoint: server.endpoint,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.indices.create({ index: INDEX, body: { settings: { number_of_replicas: 0 } } });
  await inContainer(`dd if=/dev/zero of=${FILLER} bs=1M count=${DISK_MIB / 2}`);
  acknowledged = await writeUntilRefused(client, INDEX, TEXT);
});
afterAll(async () => {
  await client?.close();
  await server?.close();
  await openSearch?.[Symbol.asyncDispose]();
});

describe('an OpenSearch whose disk is full', () => {
  it('refuses what it cannot keep', async () => {
    const refused = client.index({ index: INDEX, body: { text: TEXT } }, { requestTimeout: 5_000 });

    expect(acknowledged.length).toBeGreaterThan(50);
    await expect(refused).rejects.toThrow();
  });

  it('does not answer as if there were nothing', async () => {
    const search = new OpenSearchPassageSearch(client, INDEX);

    await expect(
      search.find({ text: 'x', concepts: [{ asked: 'x', forms: ['x'], isFuzzy: false }] }, 5),
    ).rejects.toThrow();
  });

  it('returns a document to its queue', async () => {
    const impatient = new Client({
      node: server.endpoint,
      auth: { username: 'test', password: 'test' },
      requestTimeout: 4_000,
      maxRetries: 0,
    });

    const passages = new OpenSearchPassageIndex(impatient, 'passages');

    await expect(passages.replace('0123456789abcdef', [])).rejects.toThrow();
    await impatient.close();
  });

  it('has all that it acknowledged, and takes more, once there is room', async () => {
    await inContainer(`rm ${FILLER}`);
    await client.cluster.reroute({ retry_failed: true });
    await vi.waitFor(
      async () => {
        const { body } = await client.cluster.health({ index: INDEX });
        expect(body.status).toBe('green');
      },
      { timeout: 60_000, interval: 250 },
    );

    const { body } = await client.index({ index: INDEX, id: 'after', body: { text: 'y' } });

    expect(body.result).toBe('created');
    expect(await missingDocuments(client, INDEX, [...acknowledged, 'after'])).toStrictEqual([]);
  });
});
