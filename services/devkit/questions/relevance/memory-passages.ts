import { buildAnalyzers } from '../../../../search-engine/analysis/analyzers.ts';
import { readDocument } from '../../../../search-engine/index/document-fields.ts';
import { parseMapping } from '../../../../search-engine/index/mapping.ts';
import { SearchIndex } from '../../../../search-engine/index/search-index.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';
import { search } from '../../../../search-engine/query/search.ts';
import { readSearchRequest } from '../../../../search-engine/query/search-request.ts';
import type {
  PassageQuery,
  PassageSearch,
  PassageSearchResult,
} from '../../../bot/helpdesk/answers/passage-search.ts';
import { resultOf, searchesFor } from '../../../bot/helpdesk/aws/opensearch-passage-search.ts';
import { PASSAGE_INDEX } from '../../../bot/helpdesk/aws/passage-mapping.ts';
import { toStored } from '../../../bot/helpdesk/aws/stored-passage.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

const NAME = 'preview';
/** Vectors are compared by the encoder, and never searched. */
const SOURCE = { excludes: [] };

/** Passages in memory, searched by the engine and the queries of the bot: what it finds is what the bot would find. */
export class MemoryPassages implements PassageSearch {
  readonly all: readonly Passage[];
  readonly #byId: ReadonlyMap<string, Passage>;
  readonly #index: SearchIndex;

  constructor(passages: readonly Passage[]) {
    this.all = passages;
    this.#byId = new Map(passages.map((passage) => [passage.id, passage]));
    const { settings, mappings } = PASSAGE_INDEX as unknown as {
      readonly settings: { readonly analysis: JsonObject };
      readonly mappings: JsonObject;
    };
    this.#index = new SearchIndex(parseMapping(mappings, buildAnalyzers(settings.analysis)));
    passages.forEach((passage, at) => {
      const source = toStored(passage) as unknown as JsonObject;
      const fields = readDocument(source, this.#index.mapping);
      this.#index.put({ id: passage.id, source, version: 1, seqNo: at }, fields);
    });
  }

  async get(id: string): Promise<Passage | undefined> {
    return this.#byId.get(id);
  }

  async find(question: PassageQuery, limit: number): Promise<PassageSearchResult> {
    const now = new Date();
    const responses = searchesFor(question, limit, SOURCE).map((body) => {
      const indices = [{ name: NAME, index: this.#index }];
      return search(indices, readSearchRequest(body as JsonObject), now);
    });
    return resultOf(responses, question.concepts.length);
  }
}
