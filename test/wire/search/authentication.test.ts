import { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, signedClient, startSearchServer } from './search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
});

afterAll(() => server.close());

const basic = (password: string): string =>
  `Basic ${Buffer.from(`test:${password}`).toString('base64')}`;

describe('who may search', () => {
  it('takes the stock client with its own SigV4 signer', async () => {
    const { body, statusCode } = await server.client.info();

    expect(statusCode).toBe(200);
    expect(body.version.distribution).toBe('opensearch');
  });

  it('takes Basic test:test', async () => {
    const client = new Client({
      node: server.endpoint,
      auth: { username: 'test', password: 'test' },
    });

    expect((await client.cluster.health({})).body.status).toBe('green');
  });

  it.each([
    { name: 'an unsigned request', headers: {} },
    { name: 'a wrong Basic password', headers: { authorization: basic('guess') } },
    { name: 'a Basic header that is no base64', headers: { authorization: 'Basic %%%' } },
  ])('refuses $name with 403', async ({ headers }) => {
    const response = await fetch(`${server.endpoint}/_cluster/health`, { headers });

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ message: expect.any(String) });
  });

  it('refuses an unsigned request for a route that is not there with 403 too', async () => {
    expect((await fetch(`${server.endpoint}/_nodes/stats`)).status).toBe(403);
  });

  it('refuses a wrong secret with 403', async () => {
    const stranger = signedClient(server.endpoint, 'wrong');

    await expect(stranger.info()).rejects.toMatchObject({ statusCode: 403 });
  });

  it('refuses a body that was changed after it was signed', async () => {
    const signed = signedClient(server.endpoint);
    let sent: { headers: Record<string, string>; body: string } | undefined;
    signed.on('request', (_error, { meta }) => {
      sent = meta.request.params as unknown as typeof sent;
    });
    await signed.index({ index: 'p', id: '1', body: { title: 'right' } });

    const response = await fetch(`${server.endpoint}/p/_doc/1`, {
      method: 'PUT',
      headers: { ...sent?.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'wrong' }),
    });

    expect(response.status).toBe(403);
    expect((await server.client.get({ index: 'p', id: '1' })).body._source).toEqual({
      title: 'right',
    });
  });
});
