/** The sorted ids of the help documents that each query finds. */
export const QUERY_CASES: readonly {
  readonly name: string;
  readonly query: object;
  readonly found: readonly string[];
}[] = [
  {
    name: 'match finds any word, stemmed',
    query: { match: { text: 'forgotten codes' } },
    found: ['reset'],
  },
  {
    name: 'match with and needs every word',
    query: { match: { text: { query: 'password library', operator: 'and' } } },
    found: ['wireless'],
  },
  {
    name: 'match with minimum_should_match needs so many',
    query: { match: { text: { query: 'share screen password', minimum_should_match: 2 } } },
    found: ['zoom'],
  },
  {
    name: 'match with fuzziness forgives a swap',
    query: { match: { text: { query: 'screne', fuzziness: 'AUTO' } } },
    found: ['zoom'],
  },
  { name: 'match without fuzziness does not', query: { match: { text: 'screne' } }, found: [] },
  {
    name: 'match knows synonyms of one word',
    query: { match: { text: 'wifi' } },
    found: ['wireless'],
  },
  {
    name: 'match knows synonyms of two words',
    query: { match: { text: 'wi fi' } },
    found: ['wireless'],
  },
  {
    name: 'match follows a replacing synonym',
    query: { match: { text: 'display' } },
    found: ['zoom'],
  },
  { name: 'match folds accents', query: { match: { text: 'scréen' } }, found: ['zoom'] },
  {
    name: 'match on stop words finds nothing',
    query: { match: { text: 'the of and' } },
    found: [],
  },
  { name: 'match on a number is exact', query: { match: { views: 80 } }, found: ['zoom'] },
  {
    name: 'match on an unknown field finds nothing',
    query: { match: { nowhere: 'x' } },
    found: [],
  },
  {
    name: 'match_phrase needs the words side by side',
    query: { match_phrase: { text: 'wireless network' } },
    found: ['wireless'],
  },
  {
    name: 'match_phrase keeps the order',
    query: { match_phrase: { title: 'network wireless' } },
    found: [],
  },
  {
    name: 'match_phrase with slop takes a swap for two moves',
    query: { match_phrase: { title: { query: 'network wireless', slop: 2 } } },
    found: ['wireless'],
  },
  {
    name: 'match_phrase counts the gap of a stop word',
    query: { match_phrase: { text: 'network of the library' } },
    found: ['wireless'],
  },
  {
    name: 'multi_match looks in several fields',
    query: { multi_match: { query: 'connect', fields: ['title', 'text'] } },
    found: ['wireless'],
  },
  {
    name: 'multi_match expands field patterns',
    query: { multi_match: { query: 'connect', fields: ['tit*'] } },
    found: ['wireless'],
  },
  {
    name: 'multi_match phrase',
    query: { multi_match: { query: 'green button', type: 'phrase', fields: ['title', 'text'] } },
    found: ['zoom'],
  },
  { name: 'term is exact', query: { term: { tags: 'network' } }, found: ['wireless'] },
  { name: 'term on a boolean', query: { term: { isOld: true } }, found: ['zoom'] },
  {
    name: 'term on a multi-field',
    query: { term: { 'title.raw': 'Share your screen' } },
    found: ['zoom'],
  },
  {
    name: 'term in an object',
    query: { term: { 'place.anchor': { value: 'forgot' } } },
    found: ['reset'],
  },
  {
    name: 'terms is any of several',
    query: { terms: { tags: ['network', 'video'] } },
    found: ['wireless', 'zoom'],
  },
  { name: 'ids', query: { ids: { values: ['zoom', 'none'] } }, found: ['zoom'] },
  {
    name: 'range of numbers',
    query: { range: { views: { gt: 80, lte: 120 } } },
    found: ['reset'],
  },
  {
    name: 'range of dates',
    query: { range: { changed: { gte: '2026-03-15' } } },
    found: ['wireless'],
  },
  {
    name: 'range of dates by date math',
    query: { range: { changed: { lt: '2026-03-02||-1d/d' } } },
    found: [],
  },
  {
    name: 'range rounds an upper bound up',
    query: { range: { changed: { lte: '2026-03-01||/d' } } },
    found: ['reset'],
  },
  {
    name: 'range of keywords',
    query: { range: { tags: { gte: 'n', lt: 'o' } } },
    found: ['wireless'],
  },
  { name: 'exists', query: { exists: { field: 'isOld' } }, found: ['zoom'] },
  { name: 'exists of an object', query: { exists: { field: 'place' } }, found: ['reset'] },
  { name: 'prefix', query: { prefix: { tags: 'net' } }, found: ['wireless'] },
  {
    name: 'constant_score',
    query: { constant_score: { filter: { term: { tags: 'video' } } } },
    found: ['zoom'],
  },
  {
    name: 'bool excludes',
    query: {
      bool: { must: { match: { text: 'password' } }, must_not: { term: { tags: 'network' } } },
    },
    found: ['reset'],
  },
  {
    name: 'bool filters',
    query: {
      bool: { filter: [{ range: { views: { gte: 100 } } }, { term: { tags: 'network' } }] },
    },
    found: ['wireless'],
  },
  {
    name: 'bool should alone needs one',
    query: { bool: { should: [{ term: { tags: 'video' } }, { term: { tags: 'none' } }] } },
    found: ['zoom'],
  },
  {
    name: 'bool minimum_should_match',
    query: {
      bool: {
        should: [{ match: { text: 'password' } }, { match: { text: 'library' } }],
        minimum_should_match: '100%',
      },
    },
    found: ['wireless'],
  },
  {
    name: 'dis_max',
    query: { dis_max: { queries: [{ term: { tags: 'video' } }] } },
    found: ['zoom'],
  },
  { name: 'match_none', query: { match_none: {} }, found: [] },
  {
    name: 'match with fuzziness forgives nothing in words that are too short for it',
    query: { match: { title: { query: 'yuor', fuzziness: 'AUTO:5,9' } } },
    found: [],
  },
  {
    name: 'match with fuzziness forgives nothing in its fixed prefix',
    query: { match: { text: { query: 'zcreen', fuzziness: 'AUTO', prefix_length: 1 } } },
    found: [],
  },
  {
    name: 'multi_match with fuzziness forgives two slips in a long word',
    query: {
      multi_match: {
        query: 'wirellesss',
        fields: ['title', 'text'],
        fuzziness: 'AUTO:5,9',
        prefix_length: 1,
      },
    },
    found: ['wireless'],
  },
  {
    name: 'multi_match phrase with slop lets words stand between',
    query: {
      multi_match: { query: 'open page', type: 'phrase', slop: 6, fields: ['title^2', 'text'] },
    },
    found: ['reset'],
  },
  {
    name: 'bool with a must that holds shoulds of which one is needed',
    query: {
      bool: {
        must: [
          {
            bool: {
              should: [{ match: { text: 'meeting' } }, { match: { text: 'nowhere' } }],
              minimum_should_match: 1,
            },
          },
        ],
        should: [{ match: { title: 'password' } }],
      },
    },
    found: ['zoom'],
  },
];
