import type { Client } from '@opensearch-project/opensearch';
import type { Passage } from '../documents/passage.ts';
import type { IndexedDocument, PassageIndex } from '../documents/passage-index.ts';
import { PASSAGE_INDEX } from './passage-mapping.ts';
import { toStored } from './stored-passage.ts';

/** Keeps passages in OpenSearch. */
export class OpenSearchPassageIndex implements PassageIndex {
  readonly #client: Client;
  readonly #index: string;
  #hasFields = false;

  constructor(client: Client, index: string) {
    this.#client = client;
    this.#index = index;
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

  async #hasIndex(): Promise<boolean> {
    return (await this.#client.indices.exists({ index: this.#index })).body;
  }

  /**
   * Creates the index, or adds the fields to one that an earlier version has made. If two functions start at once, the
   * second finds that it exists, which is fine.
   */
  async #ensureIndex(): Promise<void> {
    if (await this.#hasIndex()) {
      await this.#addFields();
      return;
    }
    try {
      await this.#client.indices.create({ index: this.#index, body: PASSAGE_INDEX as never });
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('resource_already_exists_exception')))
        throw error;
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
