import { describe, expect, it } from 'vitest';
import {
  isBack,
  isBareCancellation,
  isNo,
  isYes,
} from '../../../../../services/bot/helpdesk/intake/said.ts';

const YES = [
  'yes',
  'Yes.',
  'YES!!',
  'yes please',
  'yes pls',
  'yesss',
  'yep',
  'yup',
  'y',
  'ok',
  'OK, thanks',
  'okay',
  'k thx',
  'sure',
  'sure thing',
  'send',
  'send it',
  'send it please',
  'please send it now',
  'please send it to the team',
  'send the ticket',
  'submit it',
  'confirm',
  'go ahead',
  'yes, go ahead',
  'please go ahead and send it',
  'do it',
  'looks good',
  'looks good to me',
  'lgtm',
  'looks right, send it',
  "that's correct",
  'it’s all correct',
  'everything is correct',
  'perfect, thank you',
  'all good',
  'of course',
  'absolutely',
  'definitely',
  '👍',
  'ok 👍',
  'oui',
  'oui, merci',
  'd’accord',
  'bien sûr',
  'sí',
  'si, por favor',
  'vale',
  'ja',
  'ja bitte',
  'klar',
  'sim',
  'sim, por favor',
  'va bene',
  'da',
  'да',
  'tak',
  'evet',
  'ναι',
  'はい',
  'はい、お願いします',
  '好',
  '好的，谢谢',
  '是的',
  '네',
  'نعم',
  'हाँ',
  'ਹਾਂ',
  'có',
  'oo',
  'you can send it now',
  'please do',
  'go',
  'ok then send',
  'awesome send it!',
  'oui, envoyez',
  'envoyer',
  'enviar',
  'ja bitte senden',
  'very well, you may send it',
  'just send the thing',
  'is good, you can send now',
];

it.each(YES)('yes: %s', (said) => {
  expect(isYes(said)).toBe(true);
  expect(isNo(said)).toBe(false);
});

describe('no yes', () => {
  it.each([
    '',
    'no',
    'not ok',
    "don't send it",
    'not yet',
    'yes but the name is wrong',
    'ok, and the e-mail?',
    'is it ok',
    'is everything right?',
    'ok?',
    'send?',
    "that's not right",
    "I'm good",
    'i am fine',
    'send it to ana@example.edu',
    'right click does nothing',
    'good morning',
    'fine arts course',
    'the page is perfect for me but it does not open',
    'please',
    'thanks',
    '👍x'.repeat(3),
    'is good?',
    'can you send it to him',
    'then',
    'you may not send it',
  ])('"%s"', (said) => {
    expect(isYes(said)).toBe(false);
  });
});

it.each([
  'no',
  'No.',
  'nope',
  'nah',
  'no thanks',
  'no thank you',
  'not yet',
  'wait',
  'wait no',
  'no wait',
  'hold on',
  "don't",
  'please wait',
  'non',
  'non merci',
  'nein',
  'nein danke',
  'nee',
  'нет',
  'いいえ',
  '不',
  '不是',
])('no, alone: %s', (said) => {
  expect(isNo(said)).toBe(true);
  expect(isYes(said)).toBe(false);
});

it.each([
  'no sound in Zoom',
  'nothing works',
  'no, my e-mail is ana@example.edu',
  'no one can hear me',
  'not able to log in',
  'notes are missing',
])('no "no", but words that begin with one: %s', (said) => {
  expect(isNo(said)).toBe(false);
});

it.each(['back', 'Back.', 'go back', 'go back please', 'previous', 'previous question'])(
  'the question before is wanted: %s',
  (said) => {
    expect(isBack(said)).toBe(true);
  },
);

it.each(['my back button is broken', 'when will I hear back', 'back up failed', 'feedback'])(
  'the question before is not wanted: %s',
  (said) => {
    expect(isBack(said)).toBe(false);
  },
);

it.each([
  'cancel',
  'Cancel.',
  'never mind',
  'forget it!',
  'stop',
  'please cancel',
  'cancel please',
])('is meant for the bot: %s', (said) => {
  expect(isBareCancellation(said)).toBe(true);
});

it.each(['the cancel button is missing', 'I want to cancel my Zoom meeting', 'it does not stop'])(
  'may be a description: %s',
  (said) => {
    expect(isBareCancellation(said)).toBe(false);
  },
);

it('reads a text of 100,000 characters', () => {
  for (const part of ['👍', 'yes ', '.', 'no ', 'back ', ' ']) {
    const text = `${part.repeat(100_000 / part.length)}x`;
    expect([isYes(text), isNo(text), isBack(text), isBareCancellation(text)]).not.toContain(true);
  }
});
