import type { Client } from '@opensearch-project/opensearch';
import { generationName } from '../documents/index-generations.ts';
import type { Passage } from '../documents/passage.ts';
import type { IndexedDocument, PassageIndex, StoredPassages } from '../documents/passage-index.ts';
import { PASSAGE_INDEX } from './passage-mapping.ts';
import { fromStored, type StoredPassage, toStored } from './stored-passage.ts';
import { type GroupedItem, WriteGroups } from './write-groups.ts';

/** Of a document with more passages than these, the rest is encoded again. */
const MAX_READ = 1_000;

/** Characters of a bulk request of several documents; small domains take 10 MB. */
const MAX_GROUP = 2_000_000;

/** The passages of one document, as lines of a bulk request; `name` is its id. */
interface Replacement extends GroupedItem {
  readonly ids: readonly string[];
  readonly lines: readonly string[];
}

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
  readonly #replacements = new WriteGroups<Replacement>({
    write: (replacements) => this.#replaceAll(replacements),
    maxSize: MAX_GROUP,
  });
  #hasFields = false;

  constructor(client: Client, index: string, { isTarget = false }: PassageIndexOptions = {}) {
    this.#client = client;
    this.#index = index;
    this.#isTarget = isTarget;
  }

  /** Documents that are replaced at the same time share their requests. */
  replace(docId: string, passages: readonly Passage[]): Promise<void> {
    const lines = passages.flatMap((passage) => [
      JSON.stringify({ index: { _id: passage.id } }),
      JSON.stringify(toStored(passage)),
    ]);
    const size = lines.reduce((sum, line) => sum + line.length, 0);
    return this.#replacements.add({ name: docId, ids: passages.map(({ id }) => id), lines, size });
  }

  async remove(docId: string): Promise<void> {
    if (await this.#hasIndex()) await this.#removeOthers([docId], []);
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

  /** What is there of a document stays until all of its passages are written. */
  async #replaceAll(replacements: readonly Replacement[]) {
    await this.#ensureIndex();
    const failed = await this.#writeAll(replacements);
    const written = replacements.filter((one) => !failed.has(one));
    if (written.length > 0)
      await this.#removeOthers(
        written.map(({ name }) => name),
        written.flatMap(({ ids }) => ids),
      );
    return failed;
  }

  /** Resolves with the errors of the documents that were not indexed completely. */
  async #writeAll(replacements: readonly Replacement[]): Promise<ReadonlyMap<Replacement, Error>> {
    const lines = replacements.flatMap((one) => one.lines);
    if (lines.length === 0) return new Map();
    // The client takes lines as they are, which its type does not say.
    const request = { index: this.#index, refresh: true, body: lines as never };
    const { body: result } = await this.#client.bulk(request);
    const problems = new Map(
      result.items.flatMap((item) =>
        Object.values(item).flatMap(({ _id, error }) =>
          error ? [[_id ?? '', error] as const] : [],
        ),
      ),
    );
    return new Map(
      replacements.flatMap((one) => {
        const found = one.ids.flatMap((id) => problems.get(id) ?? []);
        return found.length === 0 ? [] : [[one, notIndexed(one, found)] as const];
      }),
    );
  }

  /** Deletes the passages of documents except the ones with the given ids. */
  async #removeOthers(docIds: readonly string[], kept: readonly string[]): Promise<void> {
    await this.#client.deleteByQuery({
      index: this.#index,
      refresh: true,
      conflicts: 'proceed',
      body: {
        query: {
          bool: {
            filter: [{ terms: { docId: [...docIds] } }],
            must_not: [{ ids: { values: [...kept] } }],
          },
        },
      },
    });
  }
}

function notIndexed(
  { ids }: Replacement,
  errors: readonly { readonly type?: string; readonly reason?: string | null }[],
): Error {
  const [first] = errors;
  return new Error(
    `${errors.length} of ${ids.length} passages were not indexed: ${first?.type}: ${first?.reason}`,
  );
}

function requireThereAlready(error: unknown): void {
  if (error instanceof Error && THERE_ALREADY.some((type) => error.message.includes(type))) return;
  throw error;
}
