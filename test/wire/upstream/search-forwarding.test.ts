import { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedClient } from '../../contracts/search-context.ts';
import { type RecordingServer, startRecordingServer } from '../../support/recording-server.ts';
import { startUpstreamSearch } from '../../support/upstream-server.ts';

const MISSING = {
  error: { type: 'index_not_found_exception', reason: 'no such index [nowhere]' },
  status: 404,
};

let server: RecordingServer;
let search: Awaited<ReturnType<typeof startUpstreamSearch>>;
let client: Client;

const target = () => ({
  endpoint: search.endpoint,
  region: 'ca-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

beforeAll(async () => {
  server = await startRecordingServer(({ url }) => {
    const isMissing = url.startsWith('/nowhere');
    return {
      status: isMissing ? 404 : 200,
      headers: { 'content-type': 'application/json; charset=UTF-8', 'x-opaque-id': 'kept' },
      body: JSON.stringify(isMissing ? MISSING : { errors: false, items: [] }),
    };
  });
  search = await startUpstreamSearch({ searchBackend: server.url });
  client = signedClient(target());
});
afterAll(async () => {
  await client.close();
  await search.close();
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  server.takeRequests();
});

describe('the search endpoint in front of an OpenSearch', () => {
  it('forwards a signed request unchanged, without its signature', async () => {
    const body = [{ index: { _id: 'a b/é' } }, { text: 'hällo 😀' }];

    const answer = await client.bulk({ index: 'passages', refresh: true, body });

    const [request] = server.takeRequests();
    expect(request).toMatchObject({ method: 'PUT', url: '/passages/_bulk?refresh=true' });
    expect(request?.body).toBe(`${body.map((line) => JSON.stringify(line)).join('\n')}\n`);
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(
      Object.keys(request?.headers ?? {}).filter((name) => name.startsWith('x-amz')),
    ).toStrictEqual([]);
    expect(answer.headers).toMatchObject({ 'x-opaque-id': 'kept' });
    expect(answer.body.errors).toBe(false);
  });

  it('returns errors as OpenSearch words them', async () => {
    await expect(client.search({ index: 'nowhere' })).rejects.toMatchObject({
      meta: { statusCode: 404, body: MISSING },
    });
  });

  it('forwards HEAD requests without a body', async () => {
    expect((await client.indices.exists({ index: 'passages' })).body).toBe(true);
    expect((await client.indices.exists({ index: 'nowhere' })).body).toBe(false);
    expect(server.takeRequests().map(({ method }) => method)).toStrictEqual(['HEAD', 'HEAD']);
  });

  it('forwards nothing without a valid signature', async () => {
    const unsigned = await fetch(`${search.endpoint}/passages/_search`);
    const stranger = signedClient(target(), 'guessed');

    expect(unsigned.status).toBe(403);
    await expect(stranger.search({})).rejects.toMatchObject({ meta: { statusCode: 403 } });
    await stranger.close();
    expect(server.takeRequests()).toStrictEqual([]);
  });

  it('rejects a body that is too large', async () => {
    const response = await fetch(`${search.endpoint}/passages/_bulk`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        authorization: `Basic ${btoa('test:test')}`,
      },
      body: Buffer.alloc(33 * 1024 * 1024, 'x'),
    });

    expect(response.status).toBe(413);
    expect(server.takeRequests()).toStrictEqual([]);
  });

  it('reports that OpenSearch is unavailable, and its address', async () => {
    const nobody = await startUpstreamSearch({ searchBackend: 'http://127.0.0.1:1' });
    const basic = new Client({
      node: nobody.endpoint,
      auth: { username: 'test', password: 'test' },
      maxRetries: 0,
    });

    await expect(basic.search({})).rejects.toMatchObject({
      meta: {
        statusCode: 503,
        body: {
          status: 503,
          error: { reason: 'http://127.0.0.1:1 (SEARCH_BACKEND) does not answer: ECONNREFUSED' },
        },
      },
    });
    await basic.close();
    await nobody.close();
  });
});
