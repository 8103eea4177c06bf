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
  'what is the status of my ticket?',
  'status',
  'ticket status',
  'my ticket number?',
  'what is my ticket number',
])('its state is wanted: %s', (said) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'status' });
});

it.each([
  ['add that it also happens on my phone', 'It also happens on my phone'],
  ['please add to my ticket: error 403', 'Error 403'],
  ['can you add a note that it is solved?', 'It is solved'],
  ['add a note: it is solved', 'It is solved'],
  ['add that it is solved', 'It is solved'],
  ['add to my ticket that the sound is bad too', 'The sound is bad too'],
  ['please add to my ticket that the sound is bad too', 'The sound is bad too'],
  ['i forgot to mention that I use Safari', 'I use Safari'],
  ['wait i forgot to say it is BIOL 200', 'It is BIOL 200'],
  ['can you add BIOL 200 to the ticket?', 'BIOL 200'],
  ['can you tell them it was chrome version 120 too', 'It was chrome version 120 too'],
  ['please tell the team that it works in Firefox', 'It works in Firefox'],
  ['oh, and add that I use a Mac', 'I use a Mac'],
])('something is to be added: %s', (said, text) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'add', text });
});

it.each([
  'can I get a copy?',
  "I didn't get the code",
  'resend',
  'resend the code',
  'no code came',
  'send me a copy please',
])('a code is wanted: %s', (said) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'code' });
});

it.each([
  'add a note to my ticket',
  'I want to add something to LTSI-AB63ZBEV0P',
  'can I add more details',
])('something is to be added, and not said yet: %s', (said) => {
  expect(aboutSentTicket(said)).toStrictEqual({ kind: 'more' });
});

it.each([
  'i forgot my password',
  'tell me about Zoom',
  'how do I get a copy of my transcript from Brightspace',
  'I did not get the e-mail with my Zoom link',
  'status of Zoom',
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
  for (const part of [
    'add that ',
    'cancel ',
    'please ',
    'status ',
    ' ',
    'when will i ',
    'send me ',
    'please tell the team ',
    'add x to it ',
  ]) {
    const about = aboutSentTicket(part.repeat(100_000 / part.length));
    expect(['add', undefined]).toContain(about?.kind);
  }
});
