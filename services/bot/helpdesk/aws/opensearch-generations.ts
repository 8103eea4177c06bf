import type { Client } from '@opensearch-project/opensearch';
import type { Current, Generations } from '../documents/generations.ts';
import { generationNumber } from '../documents/index-generations.ts';
import { PASSAGE_INDEX } from './passage-mapping.ts';

type AliasesByIndex = Readonly<
  Record<string, { readonly aliases: Readonly<Record<string, object>> }>
>;

/** The generations of the passage index in OpenSearch. */
export class OpenSearchGenerations implements Generations {
  readonly alias: string;
  readonly #client: Client;

  constructor(client: Client, alias: string) {
    this.#client = client;
    this.alias = alias;
  }

  async current(): Promise<Current> {
    const found = await this.#aliases(this.alias);
    const [index] = Object.keys(found).filter((name) => found[name]?.aliases[this.alias]);
    if (index !== undefined) return { kind: 'alias', index };
    return found[this.alias] ? { kind: 'index' } : { kind: 'none' };
  }

  async exists(index: string): Promise<boolean> {
    return (await this.#client.indices.exists({ index })).body;
  }

  async numbers(): Promise<readonly number[]> {
    const found = await this.#aliases(`${this.alias}-*`);
    const numbers = Object.keys(found).map((name) => generationNumber(name, this.alias) ?? 0);
    return numbers.filter((number) => number > 0).sort((a, b) => a - b);
  }

  async create(index: string): Promise<void> {
    try {
      await this.#client.indices.create({ index, body: PASSAGE_INDEX as never });
    } catch (error) {
      const isThere =
        error instanceof Error && error.message.includes('resource_already_exists_exception');
      if (!isThere) throw error;
    }
  }

  async pointTo(index: string): Promise<void> {
    const { alias } = this;
    const current = await this.current();
    const before =
      current.kind === 'index'
        ? [{ remove_index: { index: alias } }]
        : current.kind === 'alias' && current.index !== index
          ? [{ remove: { index: current.index, alias } }]
          : [];
    const actions = [...before, { add: { index, alias } }];
    await this.#client.indices.updateAliases({ body: { actions } as never });
  }

  async drop(index: string): Promise<void> {
    const { aliases = {} } = (await this.#aliases(index))[index] ?? {};
    if (Object.keys(aliases).length > 0) return;
    await this.#client.indices.delete({ index, ignore_unavailable: true });
  }

  async #aliases(index: string): Promise<AliasesByIndex> {
    const { body } = await this.#client.indices.getAlias({ index }, { ignore: [404] });
    return 'error' in body ? {} : (body as AliasesByIndex);
  }
}
