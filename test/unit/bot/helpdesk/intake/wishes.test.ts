import { describe, expect, it } from 'vitest';
import { openForm } from '../../../../../services/bot/helpdesk/intake/form.ts';
import { readReply } from '../../../../../services/bot/helpdesk/intake/read-reply.ts';
import type { IntakeRules, Step } from '../../../../../services/bot/helpdesk/intake/step.ts';

const NAMES = ['accounts', 'course sites', 'zoom'];
const RULES: IntakeRules = {
  categories: NAMES,
  categoryOf: (text) => NAMES.find((name) => text.toLowerCase().includes(name)),
  categoryNamed: (text) => NAMES.find((name) => name === text.toLowerCase()),
  teamOf: () => undefined,
  labelOf: (category) => category,
  reserved: [],
  allowedDomains: [],
  refused: [],
  domains: ['example.edu'],
};
const ANSWERS = {
  name: 'Ana Petrov',
  email: 'ana@example.edu',
  category: 'zoom',
  summary: 'No sound',
  description: 'Nobody hears me.',
};
const CHECK = openForm(ANSWERS);

/** Says things one after the other. */
function said(...texts: readonly string[]): Step {
  let form = CHECK;
  let step: Step = { kind: 'ask', form };
  for (const text of texts) {
    step = readReply(form, text, RULES);
    if ('form' in step) form = step.form;
  }
  return step;
}

describe('several wishes in one breath', () => {
  it.each([
    [
      'It’s not urgent, and change the problem to: eduroam asks for my password',
      { urgency: 'normal', summary: 'eduroam asks for my password' },
    ],
    [
      'not urgent bro. and it is brightspace so course sites',
      { urgency: 'normal', category: 'course sites' },
    ],
    [
      'category: accounts. urgent. replace the description with: somebody has my password',
      { category: 'accounts', urgency: 'high', description: 'somebody has my password' },
    ],
    ['my name is Silke Brandt. Urgent: yes', { name: 'Silke Brandt', urgency: 'high' }],
    [
      'my name is ok but the summary: automatic captions are wrong',
      { summary: 'automatic captions are wrong' },
    ],
    ['send. but my name is Silke Brandt', { name: 'Silke Brandt' }],
    ['I am not John Marsh! my name is Silke Brandt', { name: 'Silke Brandt' }],
    [
      "no that's nonsense. change the description to: she can't sign in to her student email",
      { description: "she can't sign in to her student email" },
    ],
  ])('are all done, and the list is shown again: %s', (text, changes) => {
    expect(said(text)).toMatchObject({
      kind: 'ask',
      form: { asked: 'check', answers: { ...ANSWERS, ...changes } },
    });
  });

  it.each(['whatever. just send it', 'yes, everything is fine. send it already!!'])(
    'that come to sending it send it: %s',
    (text) => {
      expect(said(text)).toStrictEqual({ kind: 'send' });
    },
  );
});

describe('what was changed last', () => {
  it.each([
    'remove it',
    "no don't write that in. remove it",
    'remove last sentence please. that was question',
    'take out the last bit again',
    'delete the last two sentences',
    'undo',
    'take that out of the description!',
  ])('is taken back: %s', (text) => {
    expect(said('add that it is slow', text)).toMatchObject({
      isUndone: true,
      form: { asked: 'check', answers: ANSWERS },
    });
  });

  it('is taken back if it was a field that was asked for again', () => {
    expect(said('change description', 'skip this please', 'undo')).toMatchObject({
      form: { answers: ANSWERS },
    });
  });

  it('cannot be taken back if there is nothing', () => {
    expect(said('remove it')).toMatchObject({ problem: 'unclear', form: { answers: ANSWERS } });
  });

  it.each([
    ['take out "hears"', { description: 'Nobody me.' }],
    ['remove the words “No”', { summary: 'sound' }],
  ])('has words in quotation marks taken out: %s', (text, changes) => {
    expect(said(text)).toMatchObject({ form: { answers: { ...ANSWERS, ...changes } } });
  });

  it('says that it has no such words', () => {
    expect(said('take out "elephant"')).toMatchObject({ problem: 'notRemoved' });
  });

  it('is asked for if nothing of it is left', () => {
    expect(said('take out "Nobody hears me."')).toMatchObject({ form: { asked: 'description' } });
  });
});

describe('what is said to the bot at the check', () => {
  const OFFERED = 'The office with the long queue is his';

  it.each([
    OFFERED,
    'It keeps saying urgent at the top and no in the list',
    'This person by the way has three cats',
  ])('is not added before the client has said so: %s', (text) => {
    const step = said(text);

    expect(step).toMatchObject({ problem: 'offerAdd', form: { answers: ANSWERS } });
    expect(said(text, 'no')).toMatchObject({ form: { answers: ANSWERS } });
    expect(said(text, 'yes')).toMatchObject({
      added: text,
      form: { answers: { description: `Nobody hears me.\n${text}` } },
    });
  });

  it('is left out if the client sends the ticket instead, or says something else', () => {
    expect(said(OFFERED, 'just send it')).toStrictEqual({ kind: 'send' });
    expect(said(OFFERED, 'make it urgent')).toMatchObject({
      form: { answers: { ...ANSWERS, urgency: 'high' } },
    });
    expect(said(OFFERED, 'make it urgent', 'yes')).toStrictEqual({ kind: 'send' });
  });
});
