import { describe, expect, it } from 'vitest';
import { plainText, singleLine } from '../../../../../services/bot/helpdesk/tickets/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['ends every line the same way', 'a\r\nb\rc\u2028d\u0085e\vf', 'a\nb\nc\nd\ne\nf'],
    ['takes controls out', 'a\u0000b\u001b[31mc\u007f', 'ab[31mc'],
    ['takes out what reorders or hides text', 'a\u202eb\u200bc\ufeffd\u00ade', 'abcde'],
    ['keeps what emoji and scripts are joined with', '👩\u200d🎓', '👩\u200d🎓'],
    ['replaces half characters', 'a\ud83cb', 'a\ufffdb'],
    ['keeps accents and line breaks', 'Zoë\n\nÅ', 'Zoë\n\nÅ'],
    ['takes white space off the ends', '\n a \n', 'a'],
  ])('%s', (_name, text, expected) => {
    expect(plainText(text, 100)).toBe(expected);
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['🎓🎓🎓', 2, '🎓…'],
  ])('cuts %j to %i characters', (text, longest, expected) => {
    expect(plainText(text, longest)).toBe(expected);
  });
});

describe('singleLine', () => {
  it('folds line breaks and spaces of every kind into one space', () => {
    expect(singleLine('a\r\n\n b\u00a0\u3000c\td', 100)).toBe('a b c d');
  });
});
