import { beforeAll, describe, expect, it } from 'vitest';
import { OpenSearchGenerations } from '../../services/bot/helpdesk/aws/opensearch-generations.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { PASSAGE_INDEX } from '../../services/bot/helpdesk/aws/passage-mapping.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

const PASSAGE: Passage = {
  id: 'page000000000001:forgot',
  docId: 'page000000000001',
  key: 'documents/page.html',
  kind: 'page',
  title: 'Accounts',
  heading: '',
  text: 'Ask for a code.',
  place: { anchor: 'forgot' },
  lang: 'en',
  ordinal: 0,
};

/** The generations of the passage index, as the indexer and docs reindex use them. */
export function describeGenerations(target: () => ContractTarget): void {
  describe('generations of the passage index', () => {
    const context = withIndices(target);
    let alias: string;
    let generations: OpenSearchGenerations;
    let passages: OpenSearchPassageIndex;
    beforeAll(() => {
      alias = context().newName();
      generations = new OpenSearchGenerations(context().client, alias);
      passages = new OpenSearchPassageIndex(context().client, alias);
    });

    it('are none before the first document', async () => {
      expect(await generations.current()).toStrictEqual({ kind: 'none' });
      expect(await generations.numbers()).toStrictEqual([]);
    });

    it('begin with the first document, behind the alias', async () => {
      await passages.replace(PASSAGE.docId, [PASSAGE]);

      expect(await generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-1` });
      expect((await passages.find(PASSAGE.docId))?.title).toBe('Accounts');
    });

    it('are used again if only their alias was lost', async () => {
      await context().client.indices.deleteAlias({ index: `${alias}-1`, name: alias });

      await passages.replace(PASSAGE.docId, [PASSAGE]);

      expect(await generations.current()).toStrictEqual({ kind: 'alias', index: `${alias}-1` });
      expect(await generations.numbers()).toStrictEqual([1]);
    });

    it('are filled without being found, and answer once the alias points to them', async () => {
      const next = `${alias}-2`;
      await generations.create(next);
      await generations.create(next);
      const filled = new OpenSearchPassageIndex(context().client, next, { isTarget: true });
      await filled.replace(PASSAGE.docId, [{ ...PASSAGE, title: 'Accounts and passwords' }]);
      expect((await passages.find(PASSAGE.docId))?.title).toBe('Accounts');

      await generations.pointTo(next);

      expect((await passages.find(PASSAGE.docId))?.title).toBe('Accounts and passwords');
      expect(await generations.numbers()).toStrictEqual([1, 2]);
    });

    it('are dropped unless they answer', async () => {
      await generations.drop(`${alias}-1`);
      await generations.drop(`${alias}-1`);
      await generations.drop(`${alias}-2`);

      expect(await generations.numbers()).toStrictEqual([2]);
    });

    it('are never made by a message for one that is no more', async () => {
      const gone = `${alias}-9`;
      const filled = new OpenSearchPassageIndex(context().client, gone, { isTarget: true });

      await expect(filled.replace(PASSAGE.docId, [PASSAGE])).rejects.toThrow('is no more');
      expect(await generations.exists(gone)).toBe(false);
    });

    it('take the place of an index that has the name itself', async () => {
      const { client, newIndex } = context();
      const name = await newIndex(PASSAGE_INDEX);
      const former = new OpenSearchGenerations(client, name);
      const used = new OpenSearchPassageIndex(client, name);
      await used.replace(PASSAGE.docId, [PASSAGE]);
      expect(await former.current()).toStrictEqual({ kind: 'index' });

      await former.create(`${name}-1`);
      await former.pointTo(`${name}-1`);

      expect(await former.current()).toStrictEqual({ kind: 'alias', index: `${name}-1` });
      expect(await used.find(PASSAGE.docId)).toBeUndefined();
    });
  });
}
