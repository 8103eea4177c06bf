import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  PassageQuery,
  QueryConcept,
} from '../../services/bot/helpdesk/answers/passage-search.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { Passages } from '../../services/devkit/local/startup/passages.ts';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

const DOCUMENT = 'page000000000001';
const OTHER = 'page000000000002';

function passage(docId: string, place: string, parts: Partial<Passage>): Passage {
  return {
    id: `${docId}:${place}`,
    docId,
    key: `documents/${docId}.html`,
    kind: 'page',
    title: 'Accounts',
    heading: '',
    text: '',
    place: { anchor: place },
    lang: 'en',
    ordinal: 0,
    ...parts,
  };
}

const PASSAGES = [
  passage(DOCUMENT, 'forgot', { text: 'If you forgot your password, ask for a code.' }),
  passage(DOCUMENT, 'change', { text: "Change the student's password here.", ordinal: 1 }),
];
const VIDEO = passage(OTHER, 'cue', {
  kind: 'video',
  title: 'Two factor authentication',
  text: 'Scan the café code with your phone.',
  place: { startSeconds: 83.5 },
});

/** A concept in the words that it may be said in. */
function concept(asked: string, parts: Partial<QueryConcept> = {}): QueryConcept {
  return { asked, forms: [asked], isFuzzy: false, ...parts };
}

/** A question that has no other words than its concepts. */
function asked(...concepts: QueryConcept[]): PassageQuery {
  return { text: concepts.map((one) => one.asked).join(' '), concepts };
}

/** The index and the queries behind the bot's answers, as its functions send them. */
export function describePassages(target: () => ContractTarget): void {
  describe('passages', () => {
    const context = withIndices(target);
    let index: string;
    let passages: OpenSearchPassageIndex;
    let search: OpenSearchPassageSearch;
    beforeAll(async () => {
      index = context().newName();
      const { client } = context();
      passages = new OpenSearchPassageIndex(client, index);
      search = new OpenSearchPassageSearch(client, index);
    });
    const found = async (...concepts: QueryConcept[]) =>
      (await search.find(asked(...concepts), 10)).hits.map((hit) => hit.passage.id);

    it('are none where there is no index yet', async () => {
      expect(await search.find(asked(concept('password')), 5)).toStrictEqual({
        frequencies: { passages: 0, byConcept: [0] },
        hits: [],
      });
      expect(await passages.find(DOCUMENT)).toBeUndefined();
      expect(await passages.passagesOf(DOCUMENT)).toStrictEqual([]);
      await passages.remove(DOCUMENT);
    });

    it('are found, as they were put there, as soon as they are', async () => {
      await passages.replace(DOCUMENT, PASSAGES);
      await passages.replace(OTHER, [VIDEO]);

      const { frequencies, hits } = await search.find(
        asked(concept('passwords'), concept('code')),
        10,
      );

      expect(frequencies).toStrictEqual({ passages: 3, byConcept: [2, 2] });
      expect(hits[0]?.passage).toStrictEqual(PASSAGES[0]);
      expect(hits.map(({ has }) => has)).toStrictEqual(
        expect.arrayContaining([
          [true, true],
          [true, false],
          [false, true],
        ]),
      );
      expect(hits.map(({ score }) => score)).toStrictEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
    });

    it('are found by folded accents, stems and possessives', async () => {
      expect(await found(concept('cafe'))).toStrictEqual([VIDEO.id]);
      expect(await found(concept('students'))).toStrictEqual([PASSAGES[1]?.id]);
      expect(await found(concept('changing'))).toStrictEqual([PASSAGES[1]?.id]);
    });

    it('are found by any form of a concept, phrases too', async () => {
      const forms = ['two-factor', 'mfa'];

      expect(await found(concept('mfa', { forms }))).toStrictEqual([VIDEO.id]);
      expect(await found(concept('x', { forms: ['factor two'] }))).toStrictEqual([]);
    });

    it('are found in spite of a slip where that is allowed', async () => {
      expect(await found(concept('pasword'))).toStrictEqual([]);
      expect((await found(concept('pasword', { isFuzzy: true }))).toSorted()).toStrictEqual(
        PASSAGES.map(({ id }) => id).toSorted(),
      );
    });

    it('are returned by their ids', async () => {
      expect(await search.get(VIDEO.id)).toStrictEqual(VIDEO);
      expect(await search.get(`${OTHER}:none`)).toBeUndefined();
    });

    it('are found by what they are also asked as, and show it nowhere else', async () => {
      const [first] = PASSAGES;
      if (!first) throw new Error('There is a first passage.');
      const alsoAsked = ['I was shut out', 'let me back in'];
      await passages.replace(DOCUMENT, [{ ...first, alsoAsked }, ...PASSAGES.slice(1)]);

      const { hits } = await search.find(asked(concept('shut')), 10);
      await passages.replace(DOCUMENT, PASSAGES);

      expect(hits.map(({ passage: found }) => found)).toStrictEqual([{ ...first, alsoAsked }]);
      expect(await found(concept('shut'))).toStrictEqual([]);
    });

    it('keep the vector of an encoder, which no search looks into', async () => {
      const vector = { encoder: 'test-1', floats: 'AACAPw==' };
      const encoded = { ...VIDEO, vector };

      await passages.replace(OTHER, [encoded]);
      const withVectors = new OpenSearchPassageSearch(context().client, index, {
        withVectors: true,
      });
      const [compared] = (await withVectors.find(asked(concept('scan')), 5)).hits;
      const [plain] = (await search.find(asked(concept('scan')), 5)).hits;
      const stored = await passages.passagesOf(OTHER);
      const started = new Passages(target().endpoint, index);
      const without = [
        await started.countWithoutVector('test-1'),
        await started.countWithoutVector('test-2'),
      ];
      await passages.replace(OTHER, [VIDEO]);

      expect(compared?.passage).toStrictEqual(encoded);
      expect(stored).toStrictEqual([encoded]);
      expect(without).toStrictEqual([2, 3]);
      // Without an encoder nobody reads them, and they are most of a hit.
      expect(plain?.passage).toStrictEqual(VIDEO);
      expect(await search.get(VIDEO.id)).toStrictEqual(VIDEO);
    });

    it('name their document', async () => {
      expect(await passages.find(OTHER)).toStrictEqual({
        key: VIDEO.key,
        kind: 'video',
        title: VIDEO.title,
      });
      expect(await passages.find(randomUUID())).toBeUndefined();
    });

    it('are counted, and named beside those of given documents, as the start asks', async () => {
      const { newName } = context();
      const { endpoint } = target();
      const started = new Passages(endpoint, index);
      const none = new Passages(endpoint, newName());
      const [{ key = '' } = {}] = PASSAGES;

      expect(await started.count()).toBe(3);
      expect(await started.keysExcept([key])).toStrictEqual([VIDEO.key]);
      expect((await started.keysExcept([])).toSorted()).toStrictEqual([key, VIDEO.key].toSorted());
      expect(await none.count()).toBe(0);
      expect(await none.countWithoutVector('test-1')).toBe(0);
      expect(await none.keysExcept([key])).toStrictEqual([]);
    });

    it('of a document are replaced and removed together', async () => {
      const [first] = PASSAGES;
      if (!first) throw new Error('There is a first passage.');

      await passages.replace(DOCUMENT, [first]);
      const replaced = await found(concept('password'));
      await passages.remove(DOCUMENT);

      expect(replaced).toStrictEqual([first.id]);
      expect(await found(concept('password'))).toStrictEqual([]);
      expect(await found(concept('phone'))).toStrictEqual([VIDEO.id]);
    });

    it('are refused with a field that the index does not know', async () => {
      const strange = { ...VIDEO, colour: 'red' };

      await expect(passages.replace(OTHER, [strange])).rejects.toThrow(
        /1 of 1 passages were not indexed: strict_dynamic_mapping_exception/,
      );
    });
  });
}
