import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { WordPieces } from '../../../../../services/bot/helpdesk/encoder/word-pieces.ts';

interface Reference {
  readonly texts: readonly { readonly text: string; readonly pieces: string }[];
}

const { texts } = JSON.parse(
  await readFile('test/fixtures/encoder/reference.json', 'utf8'),
) as Reference;
/** The pieces that the references have: the longest of these is the longest of all. */
const VOCABULARY = [...new Set(texts.flatMap(({ pieces }) => pieces.split(' '))), '[UNK]'];
const wordPieces = new WordPieces(VOCABULARY.join('\n'));
const piecesOf = (text: string) => wordPieces.idsOf(text).map((id) => VOCABULARY[id]);

describe('word pieces', () => {
  it.each(texts)('are those of the reference implementation for $text', ({ text, pieces }) => {
    expect(piecesOf(text)).toStrictEqual(pieces.split(' '));
  });

  it('take the marks of the vocabulary for text if somebody types them', () => {
    expect(piecesOf('[SEP]').filter((piece) => piece === '[SEP]')).toHaveLength(1);
  });

  it('are cut off at 256', () => {
    expect(piecesOf('how '.repeat(5_000))).toHaveLength(256);
    expect(piecesOf('how '.repeat(5_000)).at(-1)).toBe('[SEP]');
  });

  it('are read from a vocabulary with the line ends of Windows', () => {
    const windows = new WordPieces(`${VOCABULARY.join('\r\n')}\r\n`);

    expect(windows.idsOf('How do I')).toStrictEqual(wordPieces.idsOf('How do I'));
  });

  it('are not read from a file that is no vocabulary', () => {
    expect(() => new WordPieces('<html>')).toThrow('the vocabulary lacks [CLS]');
  });
});
