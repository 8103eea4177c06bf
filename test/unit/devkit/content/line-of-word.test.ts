import { describe, expect, it } from 'vitest';
import { lineOfWord } from '../../../../services/devkit/content/line-of-word.ts';

const TEXT = `- id: crisis
  contacts: [help]
- id: "danger"
  contacts:
    - help
    - nobody
open:
  contacts: [nobody]
`;

describe('the line of a word', () => {
  it.each([
    ['crisis', undefined, 1],
    ['danger', undefined, 3],
    ['danger', 'nobody', 6],
    ['open', 'nobody', 8],
    ['danger', 'missing', 3],
    ['missing', undefined, 1],
  ])('of %s after %s is %i', (id, word, line) => {
    expect(lineOfWord(TEXT, id, word)).toBe(line);
  });
});
