import type { Client } from '@opensearch-project/opensearch';
import { generationName } from '../documents/index-generations.ts';
import type { Passage } from '../documents/passage.ts';
import type { IndexedDocument, PassageIndex, StoredPassages } from '../documents/passage-index.ts';
import { PASSAGE_INDEX } from './passage-mapping.ts';
import { fromStored, type StoredPassage, toStored } from './stored-passage.ts';

/** Of a document with more passages than these, the rest is encoded again. */
const MAX_READ = 1_000;

/** What OpenSearch says if another function was quicker: the index or the alias is there. */
const THERE_ALREADY = ['resource_already_exists_exception', 'invalid_alias_name_exception'];

export interface PassageIndexOptions {
  /** Whether the index is a generation that is being filled: then it is never created here. Default false. */
  readonly isTarget?: boolean;
}

/**
 * Keeps passages in OpenSearch, in the index that an alias points to. If there is neither, the first generation is created
 * with the alias. An index that itself has that name, as earlier versions made it, is used as it is.
 */
export class OpenSearchPassageIndex implements PassageIndex, StoredPassages {
  readonly #client: Client;
  readonly #index: string;
  readonly #isTarget: boolean;
  #hasFields = false;

  constructor(client: Client, index: string, { isTarget = false }: PassageIndexOptions = {}) {
    this.#client = client;
    this.#index = index;
    this.#isTarget = isTarget;
  }

  async replace(docId: string, passages: readonly Passage[]): Promise<void> {
    await this.#ensureIndex();
    await this.#writeAll(passages);
    await this.#removeOthers(
      docId,
      passages.map(({ id }) => id),
    );
  }

  async remove(docId: string): Promise<void> {
    if (await this.#hasIndex()) await this.#removeOthers(docId, []);
  }

  async find(docId: string): Promise<IndexedDocument | undefined> {
    const { body } = await this.#client.search({
      index: this.#index,
      ignore_unavailable: true,
      body: { size: 1, _source: ['key', 'kind', 'title'], query: { term: { docId } } },
    });
    const [hit] = body.hits.hits;
    return hit?._source as IndexedDocument | undefined;
  }

  async passagesOf(docId: string): Promise<readonly Passage[]> {
    const { body } = await this.#client.search({
      index: this.#index,
      ignore_unavailable: true,
      body: { size: MAX_READ, query: { term: { docId } } },
    });
    const hits = body.hits.hits as unknown as readonly { _id: string; _source: StoredPassage }[];
    return hits.map(({ _id, _source }) => fromStored(_id, _source));
  }

  async #hasIndex(): Promise<boolean> {
    return (await this.#client.indices.exists({ index: this.#index })).body;
  }

  /** Creates the index, or adds the fields to one that an earlier version has made. */
  async #ensureIndex(): Promise<void> {
    if (await this.#hasIndex()) await this.#addFields();
    else if (this.#isTarget) throw new Error(`the index ${this.#index} is no more`);
    else await this.#createFirst();
  }

  /**
   * If two functions start at once, the second finds that the index exists, which is fine. An index without the alias is
   * what is left if aliases were lost.
   */
  async #createFirst(): Promise<void> {
    const index = generationName(this.#index, 1);
    const { indices } = this.#client;
    const body = { ...PASSAGE_INDEX, aliases: { [this.#index]: {} } };
    try {
      await indices.create({ index, body: body as never });
    } catch (error) {
      requireThereAlready(error);
      const add = { index, alias: this.#index };
      await indices.updateAliases({ body: { actions: [{ add }] } }).catch(requireThereAlready);
    }
  }

  /** Adding fields that are there changes nothing, so it is done once per start. */
  async #addFields(): Promise<void> {
    if (this.#hasFields) return;
    const { properties } = PASSAGE_INDEX.mappings;
    await this.#client.indices.putMapping({
      index: this.#index,
      body: { properties } as never,
    });
    this.#hasFields = true;
  }

  async #writeAll(passages: readonly Passage[]): Promise<void> {
    const body = passages.flatMap((passage) => [{ index: { _id: passage.id } }, toStored(passage)]);
    const { body: result } = await this.#client.bulk({ index: this.#index, refresh: true, body });
    if (!result.errors) return;
    const failed = result.items.flatMap((item) =>
      Object.values(item).flatMap(({ error }) => error ?? []),
    );
    throw new Error(
      `${failed.length} of ${passages.length} passages were not indexed: ${failed[0]?.type}: ${failed[0]?.reason}`,
    );
  }

  /** Deletes the document's passages except the ones with the given ids. */
  async #removeOthers(docId: string, kept: readonly string[]): Promise<void> {
    await this.#client.deleteByQuery({
      index: this.#index,
      refresh: true,
      conflicts: 'proceed',
      body: {
        query: {
          bool: { filter: [{ term: { docId } }], must_not: [{ ids: { values: [...kept] } }] },
        },
      },
    });
  }
}

function requireThereAlready(error: unknown): void {
  if (error instanceof Error && THERE_ALREADY.some((type) => error.message.includes(type))) return;
  throw error;
}
