import type { SearchContext } from './search-context.ts';

const DOCUMENTS: Readonly<Record<string, object>> = {
  reset: {
    title: 'Reset your password',
    text: 'If you forgot your password, open the account page. A code is sent to you.',
    tags: ['accounts', 'password'],
    views: 120,
    changed: '2026-03-01T10:00:00Z',
    place: { anchor: 'forgot' },
  },
  wireless: {
    title: 'Connect to the wireless network',
    text: 'Choose the wireless network of the library. Then type your name and your password.',
    tags: ['network'],
    views: 300,
    changed: '2026-04-01',
  },
  zoom: {
    title: 'Share your screen',
    text: 'In a meeting, press the green button to share your screen with everybody.',
    tags: ['video'],
    views: 80,
    isOld: true,
  },
};

const DEFINITION = {
  settings: {
    analysis: {
      filter: {
        same: { type: 'synonym', synonyms: ['wifi, wi fi, wireless', 'display => screen'] },
      },
      analyzer: {
        asked: {
          type: 'custom',
          tokenizer: 'standard',
          filter: ['lowercase', 'same', 'asciifolding', 'stop', 'stemmer'],
        },
      },
    },
  } as never,
  mappings: {
    properties: {
      title: { type: 'text', analyzer: 'english', fields: { raw: { type: 'keyword' } } },
      text: { type: 'text', analyzer: 'english', search_analyzer: 'asked' },
      tags: { type: 'keyword' },
      views: { type: 'integer' },
      changed: { type: 'date' },
      isOld: { type: 'boolean' },
      place: { properties: { anchor: { type: 'keyword' } } },
    },
  },
};

/** Creates an index of three help documents, `reset`, `wireless` and `zoom`. Returns its name. */
export async function createHelpIndex({ client, newIndex }: SearchContext): Promise<string> {
  const index = await newIndex(DEFINITION);
  const body = Object.entries(DOCUMENTS).flatMap(([_id, source]) => [{ index: { _id } }, source]);
  await client.bulk({ index, body, refresh: true });
  return index;
}
