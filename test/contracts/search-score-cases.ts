/** Scores of OpenSearch 2.19.4 for the help documents by id, to four decimal places. */
export const SCORE_CASES: readonly {
  readonly name: string;
  readonly query: object;
  readonly scores: Readonly<Record<string, number>>;
}[] = [
  {
    name: 'a word',
    query: { match: { text: 'password' } },
    scores: { wireless: 0.47, reset: 0.4496 },
  },
  {
    name: 'several words',
    query: { match: { text: 'wireless network password code' } },
    scores: { wireless: 2.4317, reset: 1.3878 },
  },
  {
    name: 'a slip',
    query: { match: { text: { query: 'pasword', fuzziness: 'AUTO' } } },
    scores: { wireless: 0.4029, reset: 0.3853 },
  },
  {
    name: 'a phrase',
    query: { match_phrase: { text: 'wireless network' } },
    scores: { wireless: 1.9617 },
  },
  {
    name: 'a loose phrase',
    query: { match_phrase: { text: { query: 'open page', slop: 6 } } },
    scores: { reset: 0.8807 },
  },
  {
    name: 'the best of two fields and a part of the other',
    query: {
      multi_match: {
        query: 'password network',
        fields: ['title^2', 'text'],
        type: 'best_fields',
        tie_breaker: 0.3,
      },
    },
    scores: { wireless: 2.3969, reset: 2.0965 },
  },
  {
    name: 'the best of two queries',
    query: {
      dis_max: { queries: [{ match: { text: 'password' } }, { match: { title: 'password' } }] },
    },
    scores: { reset: 0.9808, wireless: 0.47 },
  },
  { name: 'an exact value', query: { term: { tags: 'network' } }, scores: { wireless: 1.0926 } },
  {
    name: 'one of several exact values',
    query: { terms: { tags: ['network', 'video'] } },
    scores: { wireless: 1, zoom: 1 },
  },
  {
    name: 'an exact value among others',
    query: { term: { tags: 'password' } },
    scores: { reset: 1.0926 },
  },
  { name: 'a number', query: { term: { views: 80 } }, scores: { zoom: 1 } },
  { name: 'a matched number', query: { match: { views: 80 } }, scores: { zoom: 1 } },
  { name: 'a truth', query: { term: { isOld: true } }, scores: { zoom: 0.2877 } },
  {
    name: 'a boosted start of a value',
    query: { prefix: { tags: { value: 'net', boost: 3 } } },
    scores: { wireless: 3 },
  },
];
