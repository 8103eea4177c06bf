import { describe, expect, it } from 'vitest';
import {
  problemIn,
  readOpening,
  summaryOf,
} from '../../../../../services/bot/helpdesk/intake/read-opening.ts';

const LONG =
  'The quiz in BIOL 225 closed at noon although the students had time until midnight, and twelve of them lost their answers.';

describe('an opening', () => {
  it.each([
    'open a ticket',
    'Open a ticket please',
    'I want to open a ticket',
    "hi, I'd like to submit a support request",
    'please create a new ticket for me',
    'can you open a ticket',
    'I need to report a problem',
    'open a ticket with this question',
    'report an issue',
    'ticket',
  ])('that only asks for a ticket says nothing of it: %s', (said) => {
    expect(readOpening(said)).toStrictEqual({});
  });

  it.each([
    ['open a ticket: the projector in room 12 hums', 'the projector in room 12 hums'],
    ['please open a ticket because my quiz does not open', 'my quiz does not open'],
    ['I want to report a problem with the lecture recording', 'the lecture recording'],
    ['I need a ticket about my missing grades', 'my missing grades'],
    ['the projector in room 12 hums, please open a ticket', 'the projector in room 12 hums'],
    ["my course site is broken and I can't fix it", "my course site is broken and I can't fix it"],
  ])('names the problem, without the wish for a ticket: %s', (said, summary) => {
    expect(readOpening(said)).toStrictEqual({ summary });
  });

  it('says who writes and where to answer, which is then no part of the problem', () => {
    const said = `Hi, please open a ticket. My name is Priya Sharma, you can reach me at priya.sharma@example.edu. ${LONG}`;

    expect(readOpening(said)).toStrictEqual({
      name: 'Priya Sharma',
      email: 'priya.sharma@example.edu',
      summary: LONG,
      description: LONG,
    });
  });

  it.each([
    ["I'm Ana Petrov and my quiz does not open", 'Ana Petrov'],
    ['i am Dr. Wei Lin Chen, my course is empty', 'Dr. Wei Lin Chen'],
    ['This is Lena van der Berg. My course is empty.', 'Lena van der Berg'],
    ['My name’s Seán O’Brien, my course is empty', "Seán O'Brien"],
  ])('names who writes: %s', (said, name) => {
    expect(readOpening(said).name).toBe(name);
  });

  it.each([
    "I'm using Zoom Rooms and there is no sound",
    "i'm in Biology Building and there is no wifi",
    "It's Zoom Meetings that do not work",
    'I am locked out of Brightspace Today',
    'this is very urgent, my quiz does not open',
    'my course site is broken',
  ])('names nobody: %s', (said) => {
    expect(readOpening(said)).not.toHaveProperty('name');
  });

  it.each([
    'please tell ana@example.edu and bo@example.edu that the quiz is broken',
    'my address müller@example.edu does not get mail',
    'the list a@b is broken since monday',
  ])('takes no part of an address, and none of several: %s', (said) => {
    expect(readOpening(said)).not.toHaveProperty('email');
  });

  it('takes no part of an address where a long text is cut', () => {
    const said = `${'word '.repeat(397)} ana@example.edu.eu.example`;

    expect(readOpening(said)).not.toHaveProperty('email');
  });

  it('is read in 100,000 characters', () => {
    for (const part of [
      'please ',
      'open a ',
      'I am A',
      'ticket ',
      ' ',
      '@',
      'hi, ',
      'my name is Ab ',
    ]) {
      const said = part.repeat(100_000 / part.length);
      expect((readOpening(said).summary ?? '').length).toBeLessThanOrEqual(150);
    }
  });
});

describe('a summary', () => {
  it('is the line itself if it is short', () => {
    expect(summaryOf('No  sound\nin Zoom')).toBe('No sound in Zoom');
  });

  it('is the first sentence of a longer text, or as many words as fit', () => {
    expect(summaryOf(`There is no sound in Zoom. ${LONG}${LONG}`)).toBe(
      'There is no sound in Zoom.',
    );
    const cut = summaryOf(LONG.replaceAll('.', '').repeat(2));
    expect(cut.length).toBeLessThanOrEqual(150);
    expect(cut).toMatch(/[a-z]…$/);
  });

  it('of one word without end is cut', () => {
    expect(summaryOf('x'.repeat(100_000))).toHaveLength(150);
  });

  it('keeps all that was said in the description if it is shorter than that', () => {
    const text = `There is no sound in Zoom. ${LONG} ${LONG}`;

    expect(problemIn(text).description).toBe(text.replace(/\.$/, '.'));
  });
});

describe('an opening in one long sentence', () => {
  it('stays whole as the description, and the summary is a clean part of it', () => {
    const said =
      "Hi, I'm Wilma Quagmire (wilma.q@example.edu), I need to open a ticket: my Brightspace quiz froze and submitted itself yesterday at 4pm.";

    expect(readOpening(said)).toStrictEqual({
      name: 'Wilma Quagmire',
      email: 'wilma.q@example.edu',
      summary: 'my Brightspace quiz froze and submitted itself yesterday at 4pm.',
      description: said,
    });
  });

  it('has no summary if none is left in one piece', () => {
    const said =
      'hi again, now my panopto video of Ana has no captions, can you answer me at ana@example.edu about that?';
    const { summary, description } = readOpening(said);

    expect(summary).toBeUndefined();
    expect(description).toBe(said);
  });

  it.each([
    ['urgent ticket please', true],
    ["it's urgent, my quiz does not open", true],
    ['URGENT!!! my quiz does not open', true],
    ['does it matter whether i say urgent?', false],
    ['open a ticket, it is not urgent', false],
    ["i don't think that's urgent but my quiz does not open", false],
  ])('claims urgency or not: %s', (said, isUrgent) => {
    expect(readOpening(said).urgency === 'high').toBe(isUrgent);
  });

  it('that asks for another ticket does not say that', () => {
    expect(readOpening('open another ticket for the password reset mail')).toStrictEqual({
      summary: 'the password reset mail',
    });
  });
});
