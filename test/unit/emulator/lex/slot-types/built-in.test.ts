import { describe, expect, it } from 'vitest';
import { alphaNumeric } from '../../../../../services/emulator/lex/slot-types/alpha-numeric.ts';
import { builtInSlotType } from '../../../../../services/emulator/lex/slot-types/registry.ts';

const CONTEXT = { now: new Date('2020-11-25T12:00:00Z'), timeZone: 'UTC' };

function resolve(type: string, text: string, context = CONTEXT): readonly string[] | undefined {
  return builtInSlotType(`AMAZON.${type}`)?.recogniser.recognise(text, context)[0]?.resolved;
}

describe('built-in slot types', () => {
  it.each([
    ['minus 15', '-15'],
    ['-15', '-15'],
    ['one hundred twenty three point four five', '123.45'],
    ['point forty two', '0.42'],
    ['twenty-five', '25'],
    ['I would like 1,250 of them', '1250'],
    ['two thousand and seven', '2007'],
    ['three million four hundred thousand', '3400000'],
    ['a hundred', '100'],
    ['3.5', '3.5'],
    ['zero', '0'],
    ['007', '7'],
  ])('95 Number: %s is %s', (text, expected) => {
    expect(resolve('Number', text)).toStrictEqual([expected]);
  });

  it.each([
    ['today', '2020-11-25'],
    ['now', '2020-11-25'],
    ['tomorrow', '2020-11-26'],
    ['the day after tomorrow', '2020-11-27'],
    ['yesterday', '2020-11-24'],
    ['next month', '2020-12-31'],
    ['this month', '2020-11-01'],
    ['last month', '2020-10-01'],
    ['last year', '2019-01-01'],
    ['next year', '2021-12-31'],
    ['last week', '2020-11-16'],
    ['next week', '2020-11-29'],
    ['november twenty-fifth', '2020-11-25'],
    ['november 3', '2021-11-03'],
    ['the 3rd of december', '2020-12-03'],
    ['dec 24, 2022', '2022-12-24'],
    ['2021-02-28', '2021-02-28'],
    ['2/14', '2021-02-14'],
    ['4/15/23', '2023-04-15'],
    ['february 29', '2024-02-29'],
    ['friday', '2020-11-27'],
    ['wednesday', '2020-11-25'],
    ['next friday', '2020-12-04'],
    ['last friday', '2020-11-20'],
    ['in two weeks', '2020-12-09'],
    ['3 days ago', '2020-11-22'],
    ['one month from now', '2020-12-25'],
    ['the 5th', '2020-12-05'],
    ['please on friday', '2020-11-27'],
  ])('96 Date: %s is %s', (text, expected) => {
    expect(resolve('Date', text)).toStrictEqual([expected]);
  });

  it.each([['february 30'], ['13/45'], ['2021-13-01'], ['soon']])('Date: %s is none', (text) => {
    expect(resolve('Date', text)).toBeUndefined();
  });

  it('Date: today is what it is in the time zone', () => {
    const context = { now: new Date('2020-11-25T03:00:00Z'), timeZone: 'America/Vancouver' };

    expect(resolve('Date', 'today', context)).toStrictEqual(['2020-11-24']);
  });

  it.each([
    ['10 AM', ['10:00']],
    ['10am', ['10:00']],
    ['12 am', ['00:00']],
    ['12 pm', ['12:00']],
    ['2:30 p.m.', ['14:30']],
    ['morning', ['MO']],
    ['in the evening', ['EV']],
    ["10 o'clock", ['10:00', '22:00']],
    ['half past ten', ['10:30', '22:30']],
    ['a quarter to five in the afternoon', ['16:45']],
    ['ten past two pm', ['14:10']],
    ['16:45', ['16:45']],
    ['10:30', ['10:30', '22:30']],
    ['noon', ['12:00']],
    ['midnight', ['00:00']],
    ['9 at night', ['21:00']],
    ['now', ['12:00']],
  ])('97 Time: %s is %j', (text, expected) => {
    expect(resolve('Time', text)).toStrictEqual(expected);
  });

  it.each([
    ['eight weeks', 'P8W'],
    ['five hours ten minutes', 'PT5H10M'],
    ['ten minutes', 'PT10M'],
    ['two years three hours ten minutes', 'P2YT3H10M'],
    ['an hour and 30 seconds', 'PT1H30S'],
    ['3 days', 'P3D'],
    ['seven years', 'P7Y'],
  ])('98 Duration: %s is %s', (text, expected) => {
    expect(resolve('Duration', text)).toStrictEqual([expected]);
  });

  it.each([
    ['+1 (509) 555-1212', '+15095551212'],
    ['555-1212', '5551212'],
    ['call 250.555.0100 please', '2505550100'],
  ])('99 PhoneNumber: %s is %s', (text, expected) => {
    expect(resolve('PhoneNumber', text)).toStrictEqual([expected]);
  });

  it.each([
    ['twenty five percent', '25%'],
    ['50', '50'],
    ['0.4%', '0.4%'],
    ['50 per cent', '50%'],
  ])('100 Percentage: %s is %s', (text, expected) => {
    expect(resolve('Percentage', text)).toStrictEqual([expected]);
  });

  it.each([
    ['$1.56', 'USD 1.56'],
    ['3 dimes', 'USD 0.30'],
    ['five dollars fifteen cents', 'USD 5.15'],
    ['20 euros', 'EUR 20.00'],
    ['£7', 'GBP 7.00'],
    ['CAD 12.5', 'CAD 12.50'],
    ['99 cents', 'USD 0.99'],
  ])('101 Currency: %s is %s', (text, expected) => {
    expect(resolve('Currency', text)).toStrictEqual([expected]);
  });

  it.each([
    ['nope', 'No'],
    ['perhaps', 'Maybe'],
    ['dunno', "Don't know"],
    ['Yes, please!', 'Yes'],
    ["that's right", 'Yes'],
    ['no, thank you', 'No'],
    ['I have no idea', "Don't know"],
  ])('102 Confirmation: %s is %s', (text, expected) => {
    expect(resolve('Confirmation', text)).toStrictEqual([expected]);
  });

  it.each([['yesterday'], ['the projector'], ['x'.repeat(500)]])(
    'Confirmation: %s is none',
    (text) => {
      expect(resolve('Confirmation', text)).toBeUndefined();
    },
  );

  it('103 FreeFormInput: takes the whole text', () => {
    expect(resolve('FreeFormInput', ' track my order ')).toStrictEqual(['track my order']);
  });

  it.each([
    ['AB1', undefined],
    ['APQ123', ['APQ123']],
    ['my code is APQ123', ['APQ123']],
    ['A P Q 1 2 3', ['APQ123']],
    ['APQ1234', undefined],
  ])('104 AlphaNumeric with a pattern: %s is %j', (text, expected) => {
    const { recogniser } = alphaNumeric('[A-Z]{3}[0-9]{1,3}');

    expect(recogniser.recognise(text, CONTEXT)[0]?.resolved).toStrictEqual(expected);
  });

  it.each([
    ['sw1a1aa', 'SW1A 1AA'],
    ['my postcode is m1 1ae', 'M1 1AE'],
  ])('107 UKPostalCode: %s is %s', (text, expected) => {
    expect(resolve('UKPostalCode', text)).toStrictEqual([expected]);
  });

  it.each([
    ['write to alex.lee+help@example.edu, please', 'alex.lee+help@example.edu'],
    ['a_b-c@mail.example.edu.', 'a_b-c@mail.example.edu'],
    ["o'brien@example.edu", "o'brien@example.edu"],
    ['o’brien@example.edu', 'o’brien@example.edu'],
    ['müller@example.de', 'müller@example.de'],
    ['иван@example.edu', 'иван@example.edu'],
    ['李雷@example.cn', '李雷@example.cn'],
    ['sam@bücher.example', 'sam@bücher.example'],
    ['x%root@example.edu', 'x%root@example.edu'],
    ['a/b@example.edu', 'a/b@example.edu'],
    ['x!y@example.edu', 'x!y@example.edu'],
    ['x{y@example.edu', 'x{y@example.edu'],
    ['<sam@example.edu>', 'sam@example.edu'],
    ['Sam Rivera <sam@example.edu>', 'sam@example.edu'],
    ['mailto:sam@example.edu', 'sam@example.edu'],
    ["it's sam@example.edu.", 'sam@example.edu'],
    ['(sam@example.edu)', 'sam@example.edu'],
    ['is it "sam@example.edu"?', 'sam@example.edu'],
    ['sam@example.edu; tom@example.edu', 'sam@example.edu'],
    ['SAM@EXAMPLE.EDU', 'SAM@EXAMPLE.EDU'],
  ])('EmailAddress: %s holds %s', (text, expected) => {
    expect(resolve('EmailAddress', text)).toStrictEqual([expected]);
  });

  it.each([
    ['alex at example'],
    ['@example.edu'],
    ['alex@example'],
    ['a@example.edu,b@example.edu'],
    ['a@example.edu;b@example.edu'],
    ['sam @ example.edu'],
    ['sam@@example.edu'],
    ['sam..x@example.edu'],
    ['.sam@example.edu'],
    ['foo(comment)@example.edu'],
    ['"a b"@example.edu'],
    ['sam@-x.edu'],
    ['sam@example.edu1'],
    ['sam@example.ca/x'],
    ['test\u200b@example.edu'],
    ['a\u00adb@example.edu'],
    ['\u017fam@example.edu'],
    ['\ufb01ona@example.edu'],
    ['s\u0430m@example.edu'],
    ['sam@ex\u0430mple.edu'],
    ['\uff53am@example.edu'],
    [`${'a'.repeat(65)}@example.edu`],
    [`a@${'b'.repeat(64)}.edu`],
  ])('EmailAddress: %s holds none', (text) => {
    expect(resolve('EmailAddress', text)).toBeUndefined();
  });

  it.each([
    ['my name is Alex Lee', 'Alex Lee'],
    ["I'm Zoë", 'Zoë'],
    ["O'Connor", "O'Connor"],
    ['Will', 'Will'],
    ['call me Dr. Osei.', 'Dr. Osei'],
  ])('FirstName: %s is %s', (text, expected) => {
    expect(resolve('FirstName', text)).toStrictEqual([expected]);
  });

  it.each([['how do I share my screen'], ['cancel'], ['1,2,3 & 4'], ['']])(
    'FirstName: "%s" is none',
    (text) => {
      expect(resolve('FirstName', text)).toBeUndefined();
    },
  );

  it('City: is as typed', () => {
    expect(resolve('City', 'in new york')).toStrictEqual(['new york']);
  });

  it('takes a hostile text in linear time', () => {
    const texts = [
      '1'.repeat(100_000),
      'a@'.repeat(50_000),
      '- '.repeat(50_000),
      'a.'.repeat(50_000),
    ];
    const types = ['Number', 'EmailAddress', 'PhoneNumber', 'Date', 'Time', 'Duration', 'Currency'];

    for (const type of types) for (const text of texts) resolve(type, text);

    expect(types.length * texts.length).toBe(28);
  });
});
