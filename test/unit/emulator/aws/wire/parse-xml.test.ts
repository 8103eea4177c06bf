import { describe, expect, it } from 'vitest';
import {
  parseXml,
  XmlError,
  XmlLengthError,
} from '../../../../../services/emulator/aws/wire/parse-xml.ts';

describe('parseXml', () => {
  it('returns the text of elements, and lists of those that are repeated', () => {
    const text = `\ufeff<?xml version="1.0"?>\r\n<!-- a comment --><Delete xmlns="urn:x">
      <Object><Key>a &lt;b&gt; &#233;&#x1F600;</Key></Object>\n<Object><Key><![CDATA[<c>&amp;]]>d</Key></Object>
      <Quiet/><Empty>\n </Empty><Space> </Space></Delete>\n`;

    expect(parseXml(text)).toStrictEqual({
      xmlns: 'urn:x',
      Object: [{ Key: 'a <b> é😀' }, { Key: '<c>&amp;d' }],
      Quiet: '',
      Empty: '',
      Space: ' ',
    });
  });

  it('takes the names of prototypes for what they are', () => {
    const value = parseXml('<a><__proto__><x>1</x></__proto__><constructor>2</constructor></a>');

    expect(Object.keys(value)).toStrictEqual(['__proto__', 'constructor']);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['an open root', '<a><b></b>'],
    ['tags that cross', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text outside of the root', '<a/>x'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity that XML has not', '<a>&nbsp;</a>'],
    ['a character that there is not', '<a>&#x110000;</a>'],
    ['an attribute without quotes', '<a b=c></a>'],
    ['an open comment', '<a><!-- </a>'],
    ['an open CDATA section', '<a><![CDATA[ </a>'],
  ])('refuses %s', (_, text) => {
    expect(() => parseXml(text)).toThrow(XmlError);
  });

  it.each([
    ['a megabyte of text in an element', `<a>${'x'.repeat(1_000_000)}</a>`, '65536 characters'],
    ['a megabyte in a CDATA section', `<a><![CDATA[${'x'.repeat(1e6)}]]></a>`, '65536 characters'],
    ['text in many pieces', `<a>${'<![CDATA[xxxxxxxxxx]]>'.repeat(9000)}</a>`, '65536 characters'],
    ['many elements', `<a>${'<b/>'.repeat(200_000)}</a>`, '100000 elements'],
    ['many comments', '<!---->'.repeat(200_000), '100000 elements'],
    ['a long comment', `<a><!--${'x'.repeat(100_000)}--></a>`, '65536 characters'],
    ['deep elements', '<a>'.repeat(5000), '64 deep'],
    ['a long name', `<${'a'.repeat(10_000)}/>`, 'a tag is malformed'],
    ['many attributes', `<a ${'b="c" '.repeat(10_000)}/>`, 'a tag is malformed'],
    ['many document types', '<!doctype a>'.repeat(20_000), 'a document type'],
  ])('refuses %s', (_, text, why) => {
    expect(() => parseXml(text)).toThrow(why);
  });

  it('refuses a body that is longer than any operation takes before it looks into it', () => {
    expect(() => parseXml(`<a>${' '.repeat(2 * 1024 * 1024)}`)).toThrow(XmlLengthError);
  });

  it('reads the longest list of parts, and as many keys of 1,024 bytes as S3 deletes at once', () => {
    const part = '<Part><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag>';
    const parts = `<C>${`${part}<PartNumber>1</PartNumber><ChecksumCRC32>AAAAAA==</ChecksumCRC32></Part>`.repeat(10_000)}</C>`;
    const keys = `<D>${`<Object><Key>${'k'.repeat(1024)}</Key></Object>`.repeat(1000)}</D>`;

    expect(parseXml(parts)).toMatchObject({ Part: { length: 10_000 } });
    expect(parseXml(keys)).toMatchObject({ Object: { length: 1000 } });
  });
});
