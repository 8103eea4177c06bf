import { describe, expect, it } from 'vitest';
import { FEEDBACK_REASONS } from '../../../../../services/bot/chat-page/chat-api.ts';
import { REASONS } from '../../../../../services/bot/chat-page/view/reason-form.ts';
import {
  REASON_TEXTS,
  ratingText,
} from '../../../../../services/bot/helpdesk/conversations/rating-text.ts';

describe('a rating in words', () => {
  it.each([
    [{ helpful: true }, 'Thumb up'],
    [{ helpful: false }, 'Thumb down'],
    [{ helpful: false, reason: 'hardToFollow' }, 'Thumb down: It is hard to follow.'],
    [{ helpful: false, comment: 'Where?' }, 'Thumb down: “Where?”'],
    [{ helpful: false, reason: 'other', comment: 'No.' }, 'Thumb down: Something else. “No.”'],
    [{ helpful: false, reason: 'constructor' }, 'Thumb down: constructor.'],
  ])('says of %j: %s', (rating, text) => {
    expect(ratingText(rating)).toBe(text);
  });

  it('has the words that the client chose from', () => {
    expect(Object.entries(REASON_TEXTS)).toStrictEqual(REASONS);
    expect(Object.keys(REASON_TEXTS)).toStrictEqual([...FEEDBACK_REASONS]);
  });
});
