import { Client } from '@opensearch-project/opensearch';
import { ADMINISTRATOR, type Credentials } from '../../../emulator/aws/iam/identities.ts';

/** OpenSearch's `index.max_result_window`. */
const MOST_HITS = 10_000;

/** The index of passages, as the start asks about it: as the local administrator, through the search endpoint. */
export class Passages {
  readonly #node: string;
  /** The name that functions search. */
  readonly index: string;
  readonly #auth: { readonly username: string; readonly password: string };

  constructor(node: string, index: string, administrator: Credentials = ADMINISTRATOR) {
    this.#node = node;
    this.index = index;
    const { accessKeyId: username, secretAccessKey: password } = administrator;
    this.#auth = { username, password };
  }

  /** Returns how many passages there are; 0 if there is no index. */
  count(): Promise<number> {
    return this.use(async (client) => {
      const { body } = await client.count({ index: this.index }, { ignore: [404] });
      return typeof body.count === 'number' ? body.count : 0;
    });
  }

  /** Returns how many passages have no vector of a sentence encoder's version. */
  countWithoutVector(encoder: string): Promise<number> {
    return this.use(async (client) => {
      const query = { bool: { must_not: [{ term: { 'vector.encoder': encoder } }] } };
      const { body } = await client.count(
        { index: this.index, body: { query } },
        { ignore: [404] },
      );
      return typeof body.count === 'number' ? body.count : 0;
    });
  }

  /** Returns the keys of indexed documents that are none of the given ones, from at most 10,000 passages. */
  keysExcept(keys: readonly string[]): Promise<readonly string[]> {
    return this.use(async (client) => {
      const query = { bool: { must_not: [{ terms: { key: [...keys] } }] } };
      const { body } = await client.search(
        { index: this.index, body: { size: MOST_HITS, _source: ['key'], query } },
        { ignore: [404] },
      );
      const hits = (body.hits?.hits ?? []) as { _source?: { key?: string } }[];
      return [...new Set(hits.flatMap(({ _source }) => _source?.key ?? []))];
    });
  }

  /** Returns those of some ids, at most 10,000, of which there is no passage. */
  missing(ids: readonly string[]): Promise<readonly string[]> {
    return this.use(async (client) => {
      const query = { ids: { values: [...new Set(ids)] } };
      const { body } = await client.search(
        { index: this.index, body: { size: MOST_HITS, _source: false, query } },
        { ignore: [404] },
      );
      const hits = (body.hits?.hits ?? []) as { _id?: string }[];
      const found = new Set(hits.map(({ _id }) => _id));
      return ids.filter((id) => !found.has(id));
    });
  }

  /** Runs something with a client, which is closed afterwards. */
  async use<T>(question: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ node: this.#node, auth: this.#auth });
    try {
      return await question(client);
    } finally {
      await client.close();
    }
  }
}
