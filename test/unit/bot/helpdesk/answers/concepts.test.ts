import { describe, expect, it } from 'vitest';
import { conceptsOf } from '../../../../../services/bot/helpdesk/answers/words/concepts.ts';

const asked = (question: string): string[] => conceptsOf(question).map((concept) => concept.asked);

describe('conceptsOf', () => {
  it.each([
    { question: 'How do I share my screen in Zoom?', concepts: ['share', 'screen', 'zoom'] },
    { question: "I can't find the zorbflax 42, please help me!", concepts: ['zorbflax', '42'] },
    {
      question: 'I’ve forgotten the library’s wi-fi password',
      concepts: ['forgotten', 'library', 'wi-fi', 'password'],
    },
    { question: 'where can I log in and sign in', concepts: ['log in'] },
    { question: 'share a screen, sharing screens', concepts: ['share', 'screen'] },
    { question: 'What is it?', concepts: [] },
    { question: '???', concepts: [] },
  ])('finds in "$question" $concepts', ({ question, concepts }) => {
    expect(asked(question)).toStrictEqual(concepts);
  });

  it('takes other forms of the same thing along', () => {
    expect(conceptsOf('wifi')[0]?.forms).toStrictEqual(['wifi', 'wi-fi', 'wi fi', 'wireless']);
    expect(conceptsOf('printer')[0]?.forms).toStrictEqual(['printer']);
  });

  it('takes at most 32, of a sensible length', () => {
    const story = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ');

    expect(asked(story)).toHaveLength(32);
    expect(asked('x'.repeat(1000))[0]).toHaveLength(50);
  });
});
