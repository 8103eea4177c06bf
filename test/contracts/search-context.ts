import { randomUUID } from 'node:crypto';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { afterAll, beforeAll } from 'vitest';
import type { ContractTarget } from './target.ts';

/** Shared by the tests of one describe block: the stock client, and names for indices of their own. */
export interface SearchContext {
  readonly client: Client;
  /** Returns the name of an index that does not exist. If it is created, it is deleted after the block. */
  newName(): string;
  /** Creates an index with these settings and mappings. Returns its name. */
  newIndex(body?: object): Promise<string>;
  /** Refreshes an index, so that writes become searchable. */
  refresh(index: string): Promise<void>;
}

/** Creates the stock client with its own signer. With a wrong secret, its calls are rejected. */
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
    for (const name of names) await removeNamed(context.client, name);
    await context.client.close();
  });
  return () => context;
}

/** Deletes the index of a name, or the indices behind an alias of that name, and all whose name begins with it. */
export async function removeNamed({ indices }: Client, name: string): Promise<void> {
  const { body } = await indices.getAlias({ index: name }, { ignore: [404] });
  const found = 'error' in body ? [] : Object.keys(body);
  for (const index of found) await indices.delete({ index, ignore_unavailable: true });
  await indices.delete({ index: `${name}-*` });
}
