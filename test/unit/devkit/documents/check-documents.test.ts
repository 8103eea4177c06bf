import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../../services/devkit/documents/listing/check-documents.ts';
import type { ListedDocument } from '../../../../services/devkit/documents/listing/list-entries.ts';

const now = new Date('2026-06-01T12:00:00Z');

function listed(name: string, parts: Partial<ListedDocument> = {}): ListedDocument {
  const key = `documents/${name}.md`;
  return {
    key,
    state: 'indexed',
    docId: name,
    title: name,
    passages: 1,
    size: 1,
    saved: '',
    ...parts,
  };
}

async function check(documents: readonly ListedDocument[], texts: Record<string, string> = {}) {
  const findings = await checkDocuments(
    {
      ask: async (question) => (question === 'lost' ? ['other'] : ['other', question]),
      textsOf: async (docId) => [texts[docId] ?? docId],
      now,
    },
    documents,
  );
  return findings.map(({ key, kind }) => `${kind} ${key.slice('documents/'.length, -3)}`);
}

describe('checking documents', () => {
  it('finds nothing in documents that are found by their titles', async () => {
    expect(await check([listed('a'), listed('b', { expires: '2026-06-01' })])).toStrictEqual([]);
  });

  it('finds what cannot be read, has expired, is not indexed, or is not found', async () => {
    const documents = [
      listed('broken', { state: 'skipped', reason: 'it is empty', remedy: 'fill it' }),
      listed('old', { state: 'expired' }),
      listed('over', { expires: '2026-05-31' }),
      listed('new', { state: 'waiting' }),
      listed('failed', { state: 'failed', reason: 'the index is down', remedy: 'wait' }),
      listed('lost'),
      listed('lost too', { title: 'lost', expires: '2026-05-31' }),
    ];

    expect(await check(documents)).toStrictEqual([
      'unreadable broken',
      'expired old',
      'expired over',
      'not-indexed new',
      'not-indexed failed',
      'expired lost too',
      'not-found lost',
    ]);
  });

  it('finds documents with the text or the address of another', async () => {
    const url = 'https://help.example.edu/a';
    const documents = [listed('a', { url }), listed('b'), listed('c', { url }), listed('d')];

    expect(await check(documents, { a: 'Same  Text', b: 'same\ntext' })).toStrictEqual([
      'duplicate c',
      'duplicate b',
    ]);
  });
});
