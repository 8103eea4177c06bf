import { expect, it } from 'vitest';
import { aboutSentTicket } from '../../../../../services/bot/helpdesk/intake/sent.ts';

it.each([
  'cancel my ticket',
  'please cancel the ticket',
  'can you cancel my ticket please',
  'can you withdraw my request?',
  'delete the ticket',
  'cancel it',
  'close my ticket',
  'I want to take back my ticket',
  'please remove that ticket',
  'undo that',
])('the ticket is to be taken back: %s', (said) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'cancel' });
});

it.each([
  'status of my ticket',
  "what's the status of my ticket?",
  'when will I hear back',
  'when will someone get back to me?',
  'when can I expect an answer?',
  'how long will it take',
  'any news?',
  'is there an update on my ticket?',
  'did you get my ticket',
  'did my ticket go through?',
  'has anyone looked at my ticket',
  'what is happening with my request',
  'where is my ticket',
])('its state is wanted: %s', (said) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'status' });
});

it.each([
  ['add that it also happens on my phone', 'It also happens on my phone'],
  ['please add to my ticket: error 403', 'Error 403'],
  ['can you add a note that it is solved?', 'It is solved'],
  ['add a note: it is solved', 'It is solved'],
  ['add that it is solved', 'It is solved'],
  ['oh, and add that I use a Mac', 'I use a Mac'],
])('something is to be added: %s', (said, text) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'add', text });
});

it.each([
  'how do I cancel a Zoom meeting',
  'how do I add a student to my course',
  'add a student to my course',
  'how do I add a note in Brightspace',
  'what is the status of Brightspace',
  'open a ticket',
  'cancel',
  'thanks!',
  'how long does a quiz take',
  'when will the course start',
  '',
])('something else is said: %s', (said) => {
  expect(aboutSentTicket(said)).toBeUndefined();
});

it('a text of 100,000 characters is read', () => {
  for (const part of ['add that ', 'cancel ', 'please ', 'status ', ' ', 'when will i ']) {
    const about = aboutSentTicket(part.repeat(100_000 / part.length));
    expect(['add', undefined]).toContain(about?.kind);
  }
});
