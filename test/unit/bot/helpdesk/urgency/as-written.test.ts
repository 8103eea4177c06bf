import { describe, expect, it } from 'vitest';
import { asWritten } from '../../../../../services/bot/helpdesk/urgency/as-written.ts';
import { withoutMarkup } from '../../../../../services/bot/helpdesk/urgency/without-markup.ts';

describe('the words by which a ticket is urgent', () => {
  it.each([
    [['hears', 'hear', 'nobody'], 'Nobody hears me. I hear them.', ['Nobody hears']],
    [
      ['hears', 'hear', 'nobody'],
      'She hears nothing\nwe hear noise\nNobody answers',
      ['hears', 'Nobody'],
    ],
    [['wont open', 'exam now'], 'It won’t open! My exam <b>now</b>', ['won’t open', 'exam now']],
    [
      ['class starts in 10 minutes', 'class'],
      'Class starts in 10 minutes.',
      ['Class starts in 10 minutes'],
    ],
    [['a', 'b', 'c'], 'a is. b is. c is', ['a', 'b']],
    [['asap'], 'please a s a p', []],
    [[], 'anything', []],
  ])('%j in %j are quoted as %j', (evidence, text, quotes) => {
    expect(asWritten(evidence, text)).toStrictEqual(quotes);
  });
});

it.each([
  ['<b>screen</b> is<br/>black', 'screen is black'],
  ['<a href="https://example.edu">page</a>&nbsp;&amp; [b]more[/b]', 'page more'],
  ['<script>x</script>', 'x'],
  [
    'write to <ana@example.edu> if a < b and c > d, <error 809>',
    'write to <ana@example.edu> if a < b and c > d, <error 809>',
  ],
])('markup is no words: %s', (text, words) => {
  expect(withoutMarkup(text).replace(/\s+/gu, ' ').trim()).toBe(words);
});
