import { describe, expect, it } from 'vitest';
import { fragments } from '../../../../search-engine/query/fragments.ts';
import { highlight, readHighlighting } from '../../../../search-engine/query/highlight.ts';
import { parseQuery } from '../../../../search-engine/query/parse-query.ts';
import { atOnce } from '../../../../search-engine/steps.ts';
import { anIndex, now } from './an-index.ts';

const LONG = `${'First sentence here. '.repeat(6)}Then the password is named. ${'Last sentence here. '.repeat(6)}`;
const index = anIndex(
  {
    properties: {
      t: { type: 'text', analyzer: 'english', fields: { plain: { type: 'text' } } },
      u: { type: 'text' },
    },
  },
  [{ t: LONG, u: 'password' }],
);

function marked(query: object, options: object): Record<string, string[]> | undefined {
  const source = index.index.get('1')?.source ?? {};
  const parsed = parseQuery(query, index.index.mapping, now);
  return atOnce(
    highlight(
      readHighlighting(options as never),
      parsed,
      index.index,
      source,
      '[1] doc of [test] index',
    ),
  );
}

describe('highlight', () => {
  it('cuts a long text into fragments of whole sentences and shows those with marks', () => {
    const found = marked({ match: { t: 'passwords' } }, { fields: { t: { fragment_size: 60 } } });

    expect(found?.t).toHaveLength(1);
    expect(found?.t?.[0]).toContain('Then the <em>password</em> is named.');
    expect(found?.t?.[0]?.length).toBeLessThan(90);
  });

  it('marks only what was asked in the field itself, unless configured otherwise', () => {
    const query = { match: { u: 'password' } };

    expect(marked(query, { fields: { t: {} } })).toBeUndefined();
    expect(marked(query, { require_field_match: false, fields: { t: {} } })?.t).toHaveLength(1);
  });

  it('shows the start of a field without marks if asked to', () => {
    expect(marked({ match: { u: 'x' } }, { fields: { t: { no_match_size: 30 } } })).toStrictEqual({
      t: ['First sentence here.'],
    });
  });

  it('marks prefixes, and takes the value of the parent for a multi-field', () => {
    expect(
      marked({ prefix: { 't.plain': 'nam' } }, { fields: { 't.plain': { fragment_size: 40 } } })?.[
        't.plain'
      ]?.[0],
    ).toContain('<em>named</em>');
  });

  it('refuses a highlighter that it does not have', () => {
    expect(() => readHighlighting({ type: 'fvh', fields: {} })).toThrow('highlighter');
    expect(() => readHighlighting({ colour: 1, fields: {} })).toThrow('colour');
  });
});

describe('fragments', () => {
  it('covers the whole text without a gap, and never cuts a surrogate pair', () => {
    const text = `${'😀'.repeat(120)} ${'word '.repeat(50)}`;

    const spans = atOnce(fragments(text, 33));

    expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const { start } of spans) expect(text.charCodeAt(start)).not.toBe(0xde00);
  });
});
