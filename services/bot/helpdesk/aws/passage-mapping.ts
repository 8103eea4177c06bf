/**
 * Settings and mappings of the passage index: English text with folded accents, exact keys, nothing else. Synonyms are
 * applied to the question (`answers/same-meaning.ts`), so they can change without reindexing.
 */
export const PASSAGE_INDEX = {
  settings: {
    index: { number_of_shards: 1, auto_expand_replicas: '0-1' },
    analysis: {
      filter: {
        english_possessive: { type: 'stemmer', language: 'possessive_english' },
        english_stop: { type: 'stop', stopwords: '_english_' },
        english_stem: { type: 'stemmer', language: 'english' },
      },
      analyzer: {
        passage: {
          type: 'custom',
          tokenizer: 'standard',
          filter: [
            'english_possessive',
            'lowercase',
            'asciifolding',
            'english_stop',
            'english_stem',
          ],
        },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      docId: { type: 'keyword' },
      key: { type: 'keyword' },
      kind: { type: 'keyword' },
      title: { type: 'text', analyzer: 'passage' },
      heading: { type: 'text', analyzer: 'passage' },
      text: { type: 'text', analyzer: 'passage' },
      // Shown with the text, never searched.
      marks: { type: 'keyword', index: false },
      cues: { type: 'object', enabled: false },
      alsoAsked: { type: 'text', analyzer: 'passage' },
      vector: {
        properties: {
          encoder: { type: 'keyword' },
          // Compared in the function, never searched.
          floats: { type: 'keyword', index: false },
        },
      },
      place: {
        properties: {
          anchor: { type: 'keyword' },
          page: { type: 'integer' },
          startSeconds: { type: 'double' },
        },
      },
      lang: { type: 'keyword' },
      ordinal: { type: 'integer' },
      canonicalUrl: { type: 'keyword' },
      savedAt: { type: 'keyword' },
      audience: { type: 'keyword' },
      topic: { type: 'keyword' },
      tags: { type: 'keyword' },
      expires: { type: 'keyword' },
    },
  },
} as const;
