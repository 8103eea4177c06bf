import { randomUUID } from 'node:crypto';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** What the tests of one describe block share: the stock client, and names for indices of their own. */
export interface SearchContext {
  readonly client: Client;
  /** The name of an index that there is not yet; should there be one after the block, it is removed. */
  newName(): string;
  /** Makes an index with these settings and mappings; gives its name. */
  newIndex(body?: object): Promise<string>;
  /** Makes what was written searchable. */
  refresh(index: string): Promise<void>;
}

/** The stock client with its own signer; a wrong secret makes a stranger of it. */
export function signedClient(
  { endpoint, region, credentials }: ContractTarget,
  secretAccessKey = credentials.secretAccessKey,
): Client {
  const getCredentials = async () => ({ ...credentials, secretAccessKey });
  const signer = AwsSigv4Signer({ region, service: 'es', getCredentials });
  return new Client({ ...signer, node: endpoint, maxRetries: 0 });
}

export function withIndices(target: () => ContractTarget): () => SearchContext {
  let context: SearchContext;
  const names: string[] = [];
  beforeAll(() => {
    const client = signedClient(target());
    const newName = () => {
      const name = `contract-${randomUUID()}`;
      names.push(name);
      return name;
    };
    context = {
      client,
      newName,
      async newIndex(body = {}) {
        const index = newName();
        await client.indices.create({ index, body: body as never });
        return index;
      },
      async refresh(index) {
        await client.indices.refresh({ index });
      },
    };
  });
  afterAll(async () => {
    for (const index of names) {
      await context.client.indices.delete({ index, ignore_unavailable: true });
    }
    await context.client.close();
  });
  return () => context;
}
