import { describe, expect, it } from 'vitest';
import { isEmailAddress } from '../../../../../services/bot/helpdesk/email-address.ts';
import { readAddress } from '../../../../../services/bot/helpdesk/intake/read-address.ts';
import { OUTSIDERS_ATTACKS } from '../../../../support/rt/hostile-tickets.ts';

describe('an address', () => {
  it.each([
    ['ana@example.edu', 'ana@example.edu'],
    ['  Ana.Petrov@Example.edu ', 'Ana.Petrov@Example.edu'],
    ["o'brien@example.edu", "o'brien@example.edu"],
    ["'o'brien@example.edu'", "o'brien@example.edu"],
    ['a%root@example.edu', 'a%root@example.edu'],
    ['ana+help@example.edu', 'ana+help@example.edu'],
    ['"x" <y@z.example>', 'y@z.example'],
    ['Ana Petrov <ana@example.edu>', 'ana@example.edu'],
    ['(ana@example.edu)', 'ana@example.edu'],
    ['“ana@example.edu”', 'ana@example.edu'],
    ['mailto:ana@example.edu', 'ana@example.edu'],
    ['email:ana@example.edu', 'ana@example.edu'],
    ['E-mail: ana@example.edu', 'ana@example.edu'],
    ['ana@example.edu.', 'ana@example.edu'],
    ['ana@example.edu,', 'ana@example.edu'],
    ['ana@example.edu;', 'ana@example.edu'],
    ['ana@example.edu!', 'ana@example.edu'],
    ['ana@example.edu…', 'ana@example.edu'],
    ['you can reach me at ana@example.edu, thanks', 'ana@example.edu'],
    ["it's ana@example.edu (not the old one)", 'ana@example.edu'],
    ['ana@example.edu, I mean ana@example.edu', 'ana@example.edu'],
    ['ana@mail.cs.example.edu', 'ana@mail.cs.example.edu'],
  ])('is the whole word, without what is around it: %s', (said, address) => {
    expect(readAddress(said)).toMatchObject({ kind: 'one', address });
  });

  it('leaves the other words', () => {
    expect(readAddress('I am Ana Petrov, ana@example.edu')).toMatchObject({
      rest: 'I am Ana Petrov',
    });
  });
});

it.each(OUTSIDERS_ATTACKS.filter(({ field }) => field === 'email'))(
  'an address of an attack is a whole one that was typed, or none: $why',
  ({ text }) => {
    const found = readAddress(text);

    if (found.kind !== 'one') return;
    expect(isEmailAddress(found.address)).toBe(true);
    const around = text.split(found.address);
    expect(around).toHaveLength(2);
    expect(around[0]).not.toMatch(/[^\s<:]$/u);
    expect(around[1]).not.toMatch(/^[^\s>]/u);
  },
);

describe('of what is no address, no part is taken', () => {
  it.each([
    ['müller@example.edu', 'unusualLetters'],
    ['рaul@example.edu', 'unusualLetters'],
    ['ana@exаmple.edu', 'unusualLetters'],
    ['ana＠example.edu', 'unusualLetters'],
    ['ana@exam\u200Bple.edu', 'unusualLetters'],
    ['"quoted local"@example.edu', 'invalid'],
    ['x"a@example.edu', 'invalid'],
    ['a|b@example.edu', 'invalid'],
    ['a/b@example.edu', 'invalid'],
    ['ana@office@example.edu', 'invalid'],
    ['ana@example', 'invalid'],
    ['ana@example..edu', 'invalid'],
    ['ana.@example.edu', 'invalid'],
    ['@example.edu', 'invalid'],
    ['ana@', 'invalid'],
    ['ana @ example.edu', 'invalid'],
    ['ana@[192.0.2.1]', 'invalid'],
    ['ana@192.0.2.1', 'invalid'],
    ['ana@example.edu,office@example.edu', 'several'],
    ['ana@example.edu; office@example.edu', 'several'],
    ['ana@example.edu or office@example.edu', 'several'],
    ['ana@example.edu\noffice@example.edu', 'several'],
    ['"ana@example.edu" <office@example.edu>', 'several'],
    ['ana at example dot edu', 'none'],
    ['', 'none'],
    ['no', 'none'],
  ])('%s', (said, kind) => {
    const answer = readAddress(said);

    expect(answer.kind).toBe(kind);
    expect(answer).not.toHaveProperty('address');
  });

  it('not even where a long text is cut', () => {
    for (const length of [1_980, 1_985, 1_990, 1_995, 2_000]) {
      const text = `${'x'.repeat(length)} ana@example.edu.eu.example`;
      expect(readAddress(text)).not.toHaveProperty('address');
    }
  });

  it('in a text of 100,000 characters', () => {
    for (const part of ['@', '<', '.', 'a@', ' ', '>']) {
      const text = `a@b${part.repeat(100_000 / part.length)}x`;
      expect(readAddress(text)).not.toHaveProperty('address', expect.stringMatching(/x$/));
    }
  });
});
