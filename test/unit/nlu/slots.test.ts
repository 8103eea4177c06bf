import { describe, expect, it } from 'vitest';
import type { InterpretationHints, ModelSpec } from '../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { train } from '../../../nlu/train.ts';

const spec: ModelSpec = {
  locale: 'en_US',
  slotTypes: {
    City: {
      kind: 'list',
      toleratesTypos: true,
      isClosed: false,
      values: [
        { value: 'New York', synonyms: ['NYC', 'big apple'] },
        { value: 'Oslo', synonyms: [] },
        { value: 'Paris', synonyms: [] },
      ],
    },
    Person: { kind: 'open', examples: [] },
    Colleague: {
      kind: 'list',
      toleratesTypos: true,
      isClosed: false,
      values: ['Catherine', 'Stephen'].map((value) => ({ value, synonyms: [] })),
    },
  },
  intents: [
    {
      intent: 'Fly',
      slots: { From: 'City', To: 'City' },
      utterances: ['fly from {From} to {To}', 'book a flight to {To}', 'i want to travel'],
    },
    { intent: 'Weather', slots: { Place: 'City' }, utterances: ['weather in {Place}'] },
    { intent: 'Ask', slots: { Person: 'Colleague' }, utterances: ['ask for {Person}'] },
    { intent: 'Call', slots: { Who: 'Person' }, utterances: ['call {Who} please'] },
  ],
};
const interpreter = openInterpreter(spec, train(spec));

/** The slots of an intent, each with its text and resolved values. */
function slotsOf(intent: string, text: string, elicited?: InterpretationHints['elicited']) {
  const hints = { now: new Date(0), timeZone: 'UTC', ...(elicited && { elicited }) };
  const found = interpreter.interpret(text, hints).ranked.find((one) => one.intent === intent);
  return Object.fromEntries(
    (found?.slots ?? []).map(({ slot, span, resolved }) => [
      slot,
      [text.slice(span.start, span.end), ...resolved],
    ]),
  );
}

describe('a list that tolerates typos', () => {
  it.each(['Katherine', 'stephan'])(
    'takes one typo in a name, though it is another one: %s',
    (said) => {
      expect(slotsOf('Ask', `ask for ${said}`)).toStrictEqual({
        Person: [said, said === 'stephan' ? 'Stephen' : 'Catherine'],
      });
    },
  );
});

describe('the slots of an intent', () => {
  it.each([
    {
      name: 'are distinguished by the words around them',
      text: 'to Oslo from NYC',
      slots: { To: ['Oslo', 'Oslo'], From: ['NYC', 'New York'] },
    },
    {
      name: 'have spans in the original text, whatever is between its words',
      text: '😀 book a flight to the 🗽 New   York!',
      slots: { To: ['New   York', 'New York'] },
    },
    {
      name: 'take inflected values of several words, and one typo',
      text: 'flights from Olso to the Big Apples',
      slots: { From: ['Olso', 'Oslo'], To: ['Big Apples', 'New York'] },
    },
  ])('$name', ({ text, slots }) => {
    expect(slotsOf('Fly', text)).toStrictEqual(slots);
  });

  it('are those of that intent, whatever others make of the same words', () => {
    expect(slotsOf('Weather', 'weather in Paris')).toStrictEqual({ Place: ['Paris', 'Paris'] });
    expect(slotsOf('Call', 'weather in Paris')).toStrictEqual({});
  });

  it.each(['From', 'To'])('begin with the one that is asked for: %s', (slot) => {
    expect(slotsOf('Fly', 'Paris', { intent: 'Fly', slot })).toStrictEqual({
      [slot]: ['Paris', 'Paris'],
    });
  });

  it('are open to any words between those of a template', () => {
    expect(slotsOf('Call', 'call Zoë-Ann O’Brien please')).toStrictEqual({
      Who: ['Zoë-Ann O’Brien'],
    });
  });
});
