import { Client } from '@opensearch-project/opensearch';
import { describe, expect, it } from 'vitest';
import { signedClient, withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

const basic = (password: string): string =>
  `Basic ${Buffer.from(`test:${password}`).toString('base64')}`;

export function describeAccess(target: () => ContractTarget): void {
  describe('access', () => {
    const context = withIndices(target);

    it('is given to the stock client with its own SigV4 signer', async () => {
      const { body, statusCode } = await context().client.info();

      expect(statusCode).toBe(200);
      expect(body.version.distribution).toBe('opensearch');
    });

    it('is given to Basic test:test', async () => {
      const auth = { username: 'test', password: 'test' };
      const client = new Client({ node: target().endpoint, auth });

      expect((await client.cluster.health({})).body.status).toMatch(/^(green|yellow)$/);
      await client.close();
    });

    it.each([
      { name: 'an unsigned request', headers: {} },
      { name: 'a wrong Basic password', headers: { authorization: basic('guess') } },
      { name: 'a Basic header that is no base64', headers: { authorization: 'Basic %%%' } },
    ])('is refused to $name with 403', async ({ headers }) => {
      const response = await fetch(`${target().endpoint}/_cluster/health`, { headers });

      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ message: expect.any(String) });
    });

    it('is refused to an unsigned request for a route that is not there with 403 too', async () => {
      expect((await fetch(`${target().endpoint}/_no/such/route`)).status).toBe(403);
    });

    it('is refused to a wrong secret with 403', async () => {
      const stranger = signedClient(target(), 'wrong');

      await expect(stranger.info()).rejects.toMatchObject({ statusCode: 403 });
      await stranger.close();
    });

    it('is refused to a body that was changed after it was signed', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      const signed = signedClient(target());
      let sent: { headers: Record<string, string>; body: string } | undefined;
      signed.on('request', (_error, { meta }) => {
        sent = meta.request.params as unknown as typeof sent;
      });
      await signed.index({ index, id: '1', body: { title: 'right' } });

      const response = await fetch(`${target().endpoint}/${index}/_doc/1`, {
        method: 'PUT',
        headers: { ...sent?.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'wrong' }),
      });

      expect(response.status).toBe(403);
      expect((await client.get({ index, id: '1' })).body._source).toEqual({ title: 'right' });
      await signed.close();
    });
  });
}
