import { describe, expect, it } from 'vitest';
import { cutText } from '../../../../../services/bot/helpdesk/answers/replies/cut-text.ts';

describe('cutText', () => {
  it.each([
    { name: 'leaves a short text', text: 'Short.', limit: 6, cut: 'Short.' },
    {
      name: 'ends at a sentence in the second half',
      text: 'One two three. Four five six seven.',
      limit: 20,
      cut: 'One two three.',
    },
    {
      name: 'ends at a word otherwise',
      text: 'One. Two three four five six',
      limit: 20,
      cut: 'One. Two three four…',
    },
    { name: 'cuts a single word', text: 'abcdefghij', limit: 5, cut: 'abcd…' },
    { name: 'does not cut inside an emoji', text: '👨‍👩‍👧👨‍👩‍👧', limit: 12, cut: '👨‍👩‍👧…' },
    { name: 'gives nothing where nothing fits', text: 'abc', limit: 1, cut: '' },
  ])('$name', ({ text, limit, cut }) => {
    expect(cutText(text, limit)).toBe(cut);
    expect(cutText(text, limit).length).toBeLessThanOrEqual(limit);
  });
});
