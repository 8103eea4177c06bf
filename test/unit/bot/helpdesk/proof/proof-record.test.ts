import { describe, expect, it } from 'vitest';
import {
  addressHash,
  beginProof,
  checkCode,
  codeIn,
  codeOf,
  type ProofRecord,
  proves,
} from '../../../../../services/bot/helpdesk/proof/proof-record.ts';

const NOW = new Date('2026-11-30T10:00:00Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const begun = () => beginProof('sam@example.edu', '012345', 'salt', NOW);

describe('a code', () => {
  it.each([
    [7, '000007'],
    [999_999, '999999'],
  ])('with the number %i is %s', (number, code) => {
    expect(codeOf(number)).toBe(code);
  });

  it.each([
    ['012345', '012345'],
    [' 012 345 ', '012345'],
    ['my code is 012-345.', '012345'],
    ['０１２３４５', '012345'],
  ])('is found in "%s"', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it.each([
    ['12345'],
    ['1234567'],
    ['my student number is V00123456'],
    ['call 250 555 0199'],
    ['hello'],
    [''],
  ])('is not found in "%s"', (text) => {
    expect(codeIn(text)).toBeUndefined();
  });
});

describe('a proof', () => {
  it('is made by the code that was sent, and for that address alone', () => {
    const { verdict, record } = checkCode(begun(), '012345', minutesLater(9));

    expect(verdict).toBe('proven');
    expect(proves(record, 'Sam@example.edu')).toBe(true);
    expect(proves(record, 'tom@example.edu')).toBe(false);
  });

  it('keeps neither the code nor the address', () => {
    const text = JSON.stringify(begun());

    expect(text).not.toContain('012345');
    expect(text).not.toContain('sam@');
    expect(begun().address).toBe(addressHash('SAM@example.edu'));
  });

  it('lasts ten minutes', () => {
    expect(checkCode(begun(), '012345', minutesLater(10)).verdict).toBe('expired');
  });

  it('is good once', () => {
    const { record } = checkCode(begun(), '012345', NOW);

    expect(checkCode(record, '012345', NOW).verdict).toBe('expired');
  });

  it('ends after five wrong codes, and then the right one is wrong too', () => {
    let record: ProofRecord = begun();
    const verdicts = ['1', '2', '3', '4', '5'].map((digit) => {
      const checked = checkCode(record, digit.repeat(6), NOW);
      record = checked.record;
      return checked.verdict;
    });

    expect(verdicts).toStrictEqual(['wrong', 'wrong', 'wrong', 'wrong', 'tooOften']);
    expect(checkCode(record, '012345', NOW).verdict).toBe('tooOften');
    expect(proves(record, 'sam@example.edu')).toBe(false);
  });
});
