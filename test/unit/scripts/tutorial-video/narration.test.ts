import { describe, expect, it } from 'vitest';
import { parseNarration } from '../../../../scripts/tutorial-video/narration.ts';

describe('a narration', () => {
  it('has a title, and slides with points that are shown and lines that are spoken', () => {
    const narration = parseNarration(
      'title: Print a poster\n\n# Open the form\n- print.example.edu\nSign in first.\nChoose Poster.\n\n# Done\nThat is all.\n',
    );

    expect(narration).toStrictEqual({
      title: 'Print a poster',
      slides: [
        {
          heading: 'Open the form',
          points: ['print.example.edu'],
          lines: ['Sign in first.', 'Choose Poster.'],
        },
        { heading: 'Done', points: [], lines: ['That is all.'] },
      ],
    });
  });

  it.each([
    { name: 'without a title', text: '# One\nHello.', problem: 'title' },
    { name: 'without a slide', text: 'title: A', problem: 'no slide' },
    { name: 'with words before its first slide', text: 'title: A\nHello.', problem: 'line 2' },
    {
      name: 'with a slide that is not spoken',
      text: 'title: A\n# One\nHello.\n# Two\n- a point',
      problem: 'line 4: the slide "Two" says nothing',
    },
  ])('is refused $name', ({ text, problem }) => {
    expect(() => parseNarration(text)).toThrow(problem);
  });
});
