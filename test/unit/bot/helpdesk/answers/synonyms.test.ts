import { describe, expect, it } from 'vitest';
import { conceptsOf } from '../../../../../services/bot/helpdesk/answers/words/concepts.ts';
import {
  parseSynonyms,
  parseSynonymsText,
  synonymLine,
} from '../../../../../services/bot/helpdesk/answers/words/parse-synonyms.ts';

const parse = (...synonyms: string[]) => parseSynonyms(JSON.stringify({ v: 1, synonyms }));

describe('A synonym', () => {
  it('adds what the pages say to what a question asks about', () => {
    const [concept] = conceptsOf('how do I get a Cubby?', parse('cubby, box => locker'));

    expect(concept).toStrictEqual({ asked: 'cubby', forms: ['cubby', 'locker'] });
  });

  it('may be a phrase, which is one thing then', () => {
    const synonyms = parse('bike garage, velo home => bicycle locker');

    expect(conceptsOf('the velo home is full', synonyms).map(({ asked }) => asked)).toStrictEqual([
      'velo home',
      'full',
    ]);
    expect(synonyms.applyTo('My VELO home’s lock')).toBe('My bicycle locker’s lock');
  });

  it('is applied to whole words, the longest first, and once', () => {
    const synonyms = parse('box => locker', 'box key => master key', 'locker => cabinet');

    expect(synonyms.applyTo('boxing, a box key, a box and a locker')).toBe(
      'boxing, a master key, a locker and a cabinet',
    );
  });

  it('may have signs that patterns are made of', () => {
    const synonyms = parse('node.js => javascript', "o'neil => library");

    expect(synonyms.applyTo('node.js, nodexjs and O’Neil')).toBe('javascript, nodexjs and library');
  });
});

it('a text file has a line for each, and comments', () => {
  const { all } = parseSynonymsText('# words\n\ncubby, box => locker # of the gym\n');

  expect(all).toStrictEqual([{ says: ['cubby', 'box'], means: 'locker' }]);
  expect(all.map(synonymLine)).toStrictEqual(['cubby, box => locker']);
});

describe('Synonyms are refused', () => {
  it.each([
    ['without an arrow', 'cubby, locker', 'write what people say and what the pages say'],
    ['with two arrows', 'a1 => b1 => c1', 'write what people say'],
    ['with nothing on a side', 'cubby => ', 'there is a word missing'],
    ['with a long phrase', 'a box for my bike => locker', 'has 5 words; at most 4'],
    ['that mean themselves', 'Locker => locker', '"locker" means itself'],
    ['that are everyday words', 'help => locker', '"help" is an everyday word'],
    [
      'with many words',
      `${Array.from({ length: 21 }, (_, at) => `w${at}`)} => locker`,
      'has 21 synonyms',
    ],
  ])('%s', (_, line, problem) => {
    expect(() => parse(line)).toThrow(problem);
    expect(() => parseSynonymsText(`\n${line}`, 'synonyms.txt')).toThrow(`synonyms.txt:2: `);
  });

  it('if a word means two things', () => {
    expect(() => parse('cubby => locker', 'box, cubby => room')).toThrow(
      '"cubby" already means "locker"',
    );
  });

  it('with unknown keys, another version or no texts', () => {
    expect(() => parseSynonyms('{"v":2,"synonyms":[7],"x":1}')).toThrow(
      /unknown key "x"[\s\S]*v must be 1[\s\S]*synonyms\[0\] must be a text/,
    );
  });

  it('if there are more than 500', () => {
    const lines = Array.from({ length: 501 }, (_, at) => `w${at} => locker`);

    expect(() => parse(...lines)).toThrow('there are 501 synonyms; at most 500 are read');
  });
});
