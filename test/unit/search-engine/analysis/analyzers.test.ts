import { describe, expect, it } from 'vitest';
import { buildAnalyzers } from '../../../../search-engine/analysis/analyzers.ts';

const terms = (analyzer: string, text: string, analysis = {}): string[] =>
  buildAnalyzers(analysis)
    .get(analyzer)(text)
    .map(({ term }) => term);

describe('built-in analyzers', () => {
  it.each([
    { name: 'words and numbers', text: 'Reset 2 Passwords', terms: ['reset', '2', 'passwords'] },
    { name: 'an apostrophe between letters', text: "can't", terms: ["can't"] },
    {
      name: 'a dot between letters',
      text: 'Go to help.example.edu.',
      terms: ['go', 'to', 'help.example.edu'],
    },
    { name: 'a decimal number', text: '3.14, or 1,000', terms: ['3.14', 'or', '1,000'] },
    { name: 'a hyphen', text: 'wi-fi', terms: ['wi', 'fi'] },
    { name: 'an underscore', text: 'my_file _', terms: ['my_file'] },
    { name: 'letters with marks', text: 'Café', terms: ['café'] },
    { name: 'ideographs one by one', text: '大学help', terms: ['大', '学', 'help'] },
    { name: 'emoji', text: 'ok 👍🏽', terms: ['ok', '👍🏽'] },
    { name: 'punctuation alone', text: '!? --', terms: [] },
  ])('standard takes $name', ({ text, terms: expected }) => {
    expect(terms('standard', text)).toStrictEqual(expected);
  });

  it('english drops possessives and stop words, and stems', () => {
    expect(terms('english', "The student's forgotten passwords are expiring")).toStrictEqual([
      'student',
      'forgotten',
      'password',
      'expir',
    ]);
  });

  it('whitespace and keyword leave everything as it is', () => {
    expect(terms('whitespace', ' A-b  C ')).toStrictEqual(['A-b', 'C']);
    expect(terms('keyword', ' A-b  C ')).toStrictEqual([' A-b  C ']);
    expect(terms('keyword', '')).toStrictEqual([]);
  });

  it('keeps positions where stop words were, and offsets into the text', () => {
    const tokens = buildAnalyzers().get('english')('the network of networks');

    expect(tokens).toStrictEqual([
      { term: 'network', position: 1, start: 4, end: 11 },
      { term: 'network', position: 3, start: 15, end: 23 },
    ]);
  });

  it('splits a token longer than 255 characters', () => {
    expect(terms('standard', 'x'.repeat(300)).map(({ length }) => length)).toStrictEqual([255, 45]);
  });
});

describe('custom analyzers', () => {
  const analysis = {
    filter: {
      own_stop: { type: 'stop', stopwords: ['foo'], ignore_case: true },
      same: { type: 'synonym', synonyms: ['car, auto', 'new york, ny', 'tv => television'] },
    },
    analyzer: {
      folded: { tokenizer: 'standard', filter: ['lowercase', 'asciifolding'] },
      stopped: { tokenizer: 'whitespace', filter: ['own_stop'] },
      same: { tokenizer: 'standard', filter: ['lowercase', 'same'] },
    },
  };

  it('chains tokenizer and filters in their order', () => {
    expect(terms('folded', 'ÉCOLE Straße Œuvre naïve', analysis)).toStrictEqual([
      'ecole',
      'strasse',
      'oeuvre',
      'naive',
    ]);
    expect(terms('stopped', 'Foo bar FOO', analysis)).toStrictEqual(['bar']);
  });

  it('puts synonyms at the position of what they stand for', () => {
    const tokens = buildAnalyzers(analysis).get('same')('a car in New York');

    expect(tokens.map(({ term, position }) => [term, position])).toStrictEqual([
      ['a', 0],
      ['car', 1],
      ['auto', 1],
      ['in', 2],
      ['new', 3],
      ['ny', 3],
      ['york', 4],
    ]);
  });

  it('replaces if the rule has an arrow', () => {
    expect(terms('same', 'my TV', analysis)).toStrictEqual(['my', 'television']);
    expect(terms('same', 'television', analysis)).toStrictEqual(['television']);
  });

  it.each([
    { name: 'an unknown tokenizer', analysis: { analyzer: { a: { tokenizer: 'ngram' } } } },
    {
      name: 'an unknown filter',
      analysis: { analyzer: { a: { tokenizer: 'standard', filter: ['shingle'] } } },
    },
    {
      name: 'an unknown filter type',
      analysis: {
        filter: { f: { type: 'phonetic' } },
        analyzer: { a: { tokenizer: 'standard', filter: ['f'] } },
      },
    },
    {
      name: 'an unknown parameter',
      analysis: { analyzer: { a: { tokenizer: 'standard', colour: 1 } } },
    },
    {
      name: 'an unknown stemmer',
      analysis: {
        filter: { f: { type: 'stemmer', language: 'french' } },
        analyzer: { a: { tokenizer: 'standard', filter: ['f'] } },
      },
    },
    {
      name: 'a broken synonym rule',
      analysis: {
        filter: { f: { type: 'synonym', synonyms: ['a => b => c'] } },
        analyzer: { a: { tokenizer: 'standard', filter: ['f'] } },
      },
    },
    { name: 'a char filter', analysis: { char_filter: {} } },
  ])('refuses $name', ({ analysis: broken }) => {
    expect(() => buildAnalyzers(broken as never)).toThrow();
  });
});
