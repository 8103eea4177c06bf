import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../../../../services/bot/helpdesk/brand/contrast.ts';
import { parseBrand } from '../../../../../services/bot/helpdesk/brand/parse-brand.ts';
import { CONTACTS } from '../../../../../services/bot/helpdesk/content/contacts-file.ts';

const VALID = `name: Test help
colours:
  accent: "#0B57A4"
  onAccent: "#ffffff"
  accentDark: "#8ec2ff"
  onAccentDark: "#0b1a2b"
greeting: Hello.
examples:
  - topic: Printing
    questions: [How do I print?]
contacts: [desk]
`;

const parse = (text: string) => parseBrand(text, ['desk', 'police'], 'brand.yaml');

/** The valid brand with a line replaced. */
const having = (line: string, other: string) => parse(VALID.replace(line, other));

describe('the brand of the seed', () => {
  it('has no problem, and ids of contacts', () => {
    const text = readFileSync('seed/brand.yaml', 'utf8');

    const brand = parseBrand(text, Object.keys(CONTACTS.initial));

    expect(brand.logo).toMatch(/^data:image\/svg/);
    expect(brand.contacts).toContain('help-desk');
    expect(brand.examples.length).toBeGreaterThanOrEqual(3);
  });
});

describe('a brand', () => {
  it('needs no logo, and its colours are in lower case', () => {
    expect(parse(VALID)).toEqual({
      name: 'Test help',
      colours: {
        accent: '#0b57a4',
        onAccent: '#ffffff',
        accentDark: '#8ec2ff',
        onAccentDark: '#0b1a2b',
      },
      greeting: 'Hello.',
      examples: [{ topic: 'Printing', questions: ['How do I print?'] }],
      contacts: ['desk'],
    });
  });

  it.each([
    ['name: Test help', 'names: Test help', 'brand.yaml:1: The file has an unknown key "names"'],
    ['name: Test help', '', 'brand.yaml:2: name must be a text of 1 to 60 characters'],
    ['"#ffffff"', 'white', 'brand.yaml:4: colours: onAccent "white" must be a colour such as'],
    ['"#ffffff"', '"#777777"', 'has a contrast of 1.6 to 1; text needs at least 4.5 to 1'],
    ['"#0b1a2b"', '"#ffffff"', 'brand.yaml:6: colours: onAccentDark #ffffff on accentDark #8ec2ff'],
    ['[desk]', '[desk, dean]', 'brand.yaml:11: contact "dean" is not in contacts.yaml'],
    ['[desk]', '[desk, desk, desk, desk, desk, desk, desk]', 'contacts has 7 ids; at most 6'],
    ['greeting: Hello.', `greeting: ${'a'.repeat(401)}`, 'greeting must be a text of 1 to 400'],
    ['[How do I print?]', '[]', 'brand.yaml:10: Printing: questions has 0; 1 to 4 are shown'],
    ['[How do I print?]', '[a, b, c, d, e]', 'Printing: questions has 5; 1 to 4 are shown'],
    ['[How do I print?]', '[Why?, why?]', 'Printing: "why?" is there twice'],
    [
      '[How do I print?]',
      `[${'a'.repeat(101)}]`,
      'Printing: a question must be a text of 1 to 100',
    ],
    ['greeting:', 'logo: logo.svg\ngreeting:', 'logo "logo.svg" must be a data URL'],
    ['greeting:', 'logo: https://cdn.example.edu/a.png\ngreeting:', 'must be a data URL'],
    ['greeting:', 'logo: data:text/html;base64,AAAA\ngreeting:', 'must be a data URL'],
    ['greeting:', `logo: ${'a'.repeat(24_001)}\ngreeting:`, 'logo must be a text of 1 to 24000'],
  ])('with %j as %j is refused with its line', (line, other, problem) => {
    expect(() => having(line, other)).toThrow(problem);
  });

  it('with more topics than are shown is refused', () => {
    const topics = Array.from({ length: 7 }, (_, n) => `  - topic: T${n}\n    questions: [Q${n}?]`);
    const text = VALID.replace(/ {2}- topic.*print\?\]/s, topics.join('\n'));

    expect(() => parse(text)).toThrow('examples has 7 topics; at most 6 are shown');
  });

  it('has all its problems named at once', () => {
    expect(() => parse('name: 1\ncontacts: none\n')).toThrow(
      /name must.*\n.*colours must.*\n.*greeting must.*\n.*examples must.*\n.*contacts must/s,
    );
  });
});

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
  ])('%s and %s is %d to 1 either way', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});
