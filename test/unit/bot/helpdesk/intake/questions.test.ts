import { describe, expect, it } from 'vitest';
import { aboutTicket, isQuestion } from '../../../../../services/bot/helpdesk/intake/questions.ts';

it.each([
  'how long does it take?',
  'how do I share my screen',
  'what is eduroam',
  "what's my username",
  'when does the help desk open',
  'why do you need that',
  'who reads this?',
  'can I attach a screenshot?',
  'could you call me instead',
  'is Brightspace down',
  'and how long is that?',
  'sorry, what do you mean?',
  'Brightspace or Zoom?',
  'do i need a VPN',
])('is a question: %s', (said) => {
  expect(isQuestion(said)).toBe(true);
});

it.each([
  'Ana Petrov',
  'Mark Whatley',
  'no sound in Zoom',
  'The quiz is broken',
  'I do not know how to log in',
  'It happens whenever I log in',
  'Howard Wills',
  'what?',
  '?',
  'video-meetings',
  '',
])('is no question: %s', (said) => {
  expect(isQuestion(said)).toBe(false);
});

describe('about the ticket that is being written', () => {
  it.each([
    ['how long does it take?', 'when'],
    ['how long will this take', 'when'],
    ['when will I hear back?', 'when'],
    ['how soon do you answer', 'when'],
    ['how quickly will someone reply', 'when'],
    ['and how long is it?', 'when'],
    ['why do you need my name?', 'why'],
    ['why do you want my e-mail', 'why'],
    ['what do you need my address for?', 'why'],
    ['what do you do with my data', 'why'],
    ['is this anonymous?', 'why'],
    ['is it confidential', 'why'],
    ['who reads this?', 'who'],
    ['who will see my ticket', 'who'],
    ['who gets this message?', 'who'],
  ])('"%s" asks %s', (said, about) => {
    expect(aboutTicket(said)).toBe(about);
  });

  it.each([
    'how do I share my screen in Zoom?',
    'how long can a quiz be',
    'what is my username?',
    'why is Brightspace down',
    'who teaches BIOL 225',
    'Ana Petrov',
    'The page takes long to answer and I wait and wait for it while my exam goes on without me',
  ])('is not: %s', (said) => {
    expect(aboutTicket(said)).toBeUndefined();
  });
});

it('reads a text of 100,000 characters', () => {
  for (const part of ['how ', 'and ', '?', ' ', 'why need ', 'when will ', 'who ']) {
    const text = `${part.repeat(100_000 / part.length)}x`;
    expect(aboutTicket(text)).toBeUndefined();
    expect(isQuestion(text)).toBe(/^(?:how|and how|why|when|who)/.test(part));
  }
});
