import { describe, expect, it } from 'vitest';
import {
  csvLine,
  parseCsv,
} from '../../../../../services/devkit/conversations/workbench/parse-csv.ts';

describe('parseCsv', () => {
  it.each([
    {
      name: 'plain fields',
      csv: 'a,b\nc,d\n',
      fields: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      name: 'CRLF and a byte-order mark',
      csv: '\uFEFFa,b\r\nc,d\r\n',
      fields: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    { name: 'no line break at the end', csv: 'a,b', fields: [['a', 'b']] },
    { name: 'empty fields at both ends', csv: ',a,', fields: [['', 'a', '']] },
    {
      name: 'quotes, commas and line breaks',
      csv: '"a ""b"", c","d\ne"\nf',
      fields: [['a "b", c', 'd\ne'], ['f']],
    },
    { name: 'empty lines', csv: 'a\n\n\nb\n', fields: [['a'], ['b']] },
    { name: 'nothing', csv: '', fields: [] },
  ])('reads $name', ({ csv, fields }) => {
    expect(parseCsv(csv).map((record) => record.fields)).toStrictEqual(fields);
  });

  it('knows the line that each record begins on', () => {
    expect(parseCsv('a\n"b\nc"\n\nd').map(({ line }) => line)).toStrictEqual([1, 2, 5]);
  });

  it('names the line of a quote without its end', () => {
    expect(() => parseCsv('a\nb,"c\nd')).toThrow('line 2: a quote has no end');
  });

  it('reads back what csvLine writes', () => {
    const fields = ['plain', 'a,b', 'say "hi"', 'two\nlines', '', ' spaces '];

    expect(parseCsv(csvLine(fields))[0]?.fields).toStrictEqual(fields);
  });
});
