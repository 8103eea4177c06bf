import { describe, expect, it } from 'vitest';
import {
  categoryOf,
  intakeRules,
} from '../../../../../services/bot/functions/fulfillment/intake-rules.ts';
import { depsThatFind } from '../../functions/fulfillment/answer-deps.ts';
import { hours, routing } from '../tickets/ticket-fakes.ts';

const desk = { ...depsThatFind(), routing, hours };
const { categoryNamed } = intakeRules(desk);

describe('the name of a category', () => {
  it.each([
    ['2', 'course-sites'],
    ['the second', 'course-sites'],
    ['the last one', 'other'],
    ["it's video", 'video-meetings'],
    ['video then', 'video-meetings'],
    ['it should go to the video team', 'video-meetings'],
    ['put it under something else', 'other'],
    ['category should be Video', 'video-meetings'],
    ['Learning tools', 'course-sites'],
    ['learning tools then', 'course-sites'],
    ['course sites i guess', 'course-sites'],
    ['sorry, video', 'video-meetings'],
    ['zoom, not accounts', 'video-meetings'],
    ['accounts', 'accounts'],
    ['it is about my password', 'accounts'],
    ['pw', 'accounts'],
  ])('is understood at its question: %s', (said, category) => {
    expect(categoryOf(desk, said)).toBe(category);
  });

  it.each([
    ['video', 'video-meetings'],
    ['sorry, video', 'video-meetings'],
    ['course sites please', 'course-sites'],
    ['the category is video', 'video-meetings'],
  ])('is understood alone at the list: %s', (said, category) => {
    expect(categoryNamed(said)).toBe(category);
  });

  it.each([
    '',
    'my zoom recording is missing',
    'the course is empty',
    'send',
    'yes',
    'change name',
    'description',
    'ok',
    'not urgent',
  ])('is not in what says more or something else: %s', (said) => {
    expect(categoryNamed(said)).toBeUndefined();
  });

  it('is looked for in 100,000 characters', () => {
    for (const part of ['the ', 'video ', 'not ', ' ', '2'])
      expect(categoryNamed(part.repeat(100_000 / part.length))).toBeUndefined();
  });
});
