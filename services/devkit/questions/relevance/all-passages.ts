import type { Client } from '@opensearch-project/opensearch';
import { fromStored, type StoredPassage } from '../../../bot/helpdesk/aws/stored-passage.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { QuestionsError } from '../questions-error.ts';

/** More than a document has: each request has at least one whole document. */
const AT_ONCE = 2_000;
/** Of a help desk's pages there are thousands. */
const MAX_PASSAGES = 30_000;

export interface AllPassagesOptions {
  /** Whether they come with the vectors of a sentence encoder. */
  readonly withVectors: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Reads every passage that a bot answers from, document by document. Throws QuestionsError if there are none, or too many. */
export async function allPassages(
  client: Client,
  index: string,
  { withVectors, signal }: AllPassagesOptions,
): Promise<readonly Passage[]> {
  const all: Passage[] = [];
  for (let after: string | undefined; ; ) {
    signal?.throwIfAborted();
    const query = after === undefined ? { match_all: {} } : { range: { docId: { gt: after } } };
    const _source = { excludes: withVectors ? [] : ['vector'] };
    const body = { size: AT_ONCE, query, _source, sort: ['docId', 'ordinal'] };
    const found = await client.search({ index, ignore_unavailable: true, body });
    const hits = found.body.hits.hits as unknown as readonly Hit[];
    const page = hits.map(({ _id, _source }) => fromStored(_id, _source));
    const isLast = page.length < AT_ONCE;
    const last = page.at(-1)?.docId;
    // The last document may go on.
    all.push(...(isLast ? page : page.filter(({ docId }) => docId !== last)));
    if (isLast) break;
    if (all.length > MAX_PASSAGES)
      throw new QuestionsError(
        'unavailable',
        `more than ${MAX_PASSAGES} passages can't be compared`,
      );
    after = all.at(-1)?.docId;
  }
  if (all.length > 0) return all;
  throw new QuestionsError('unavailable', 'the bot has no pages yet: there is nothing to compare');
}

interface Hit {
  readonly _id: string;
  readonly _source: StoredPassage;
}
