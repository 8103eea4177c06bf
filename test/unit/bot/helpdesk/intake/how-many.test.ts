import { describe, expect, it } from 'vitest';
import { openForm } from '../../../../../services/bot/helpdesk/intake/form.ts';
import { askHowMany, nextForm } from '../../../../../services/bot/helpdesk/intake/how-many.ts';
import { readReply } from '../../../../../services/bot/helpdesk/intake/read-reply.ts';
import { formIn } from '../../../../../services/bot/helpdesk/intake/saved-form.ts';
import type { IntakeRules } from '../../../../../services/bot/helpdesk/intake/step.ts';

const teamOf = (text: string) => /zoom|password/i.exec(text)?.[0].toLowerCase();
const RULES: IntakeRules = {
  categories: ['zoom', 'password', 'other'],
  categoryOf: teamOf,
  categoryNamed: () => undefined,
  teamOf,
  labelOf: (category) => category,
  reserved: [],
  allowedDomains: [],
  refused: ['staff@example.edu', 'lists.example.edu'],
  domains: ['example.edu'],
};
const BOTH = 'zoom has no sound, also my password is wrong';
const ANA = { name: 'Ana Petrov', email: 'ana@example.edu' };
const FORM = askHowMany(openForm({ ...ANA, category: 'zoom', summary: BOTH }), RULES);

const answered = (text: string) => {
  const step = readReply(FORM, text, RULES);
  if (step.kind !== 'ask') throw new Error(`leads to ${step.kind}`);
  return step;
};

describe('a form with two problems', () => {
  it('asks how many tickets they become', () => {
    expect(FORM).toMatchObject({
      asked: 'howMany',
      problems: ['Zoom has no sound', 'My password is wrong'],
    });
  });

  it.each(['two tickets', 'Two', '2 please', 'separate ones', 'split them', 'yes', 'one for each'])(
    'becomes two tickets: %s',
    (said) => {
      expect(answered(said).form).toMatchObject({
        asked: 'description',
        answers: { ...ANA, category: 'zoom', summary: 'Zoom has no sound' },
        next: { category: 'password', summary: 'My password is wrong' },
      });
    },
  );

  it.each(['one ticket', 'just one', 'no', 'both in one', 'put them together', '1'])(
    'becomes one that says both, and which category it has is asked: %s',
    (said) => {
      const { form } = answered(said);

      expect(form).toMatchObject({ asked: 'category', answers: { ...ANA, summary: BOTH } });
      expect(form.next).toBeUndefined();
    },
  );

  it.each([
    ['only the second', 'My password is wrong'],
    ['just the first one please', 'Zoom has no sound'],
  ])('becomes one of one problem: %s', (said, summary) => {
    const { form } = answered(said);

    expect(form.answers).toMatchObject({ ...ANA, summary });
    expect(form.next).toBeUndefined();
  });

  it('is asked once', () => {
    const { form } = answered('one');

    expect(askHowMany(form, RULES)).toBe(form);
  });

  it('asks again after an answer that is none', () => {
    expect(answered('hmm let me think')).toMatchObject({
      problem: 'howMany',
      form: { asked: 'howMany' },
    });
  });

  it('can be cancelled', () => {
    expect(readReply(FORM, 'cancel', RULES)).toStrictEqual({ kind: 'cancel' });
  });

  it('begins the second ticket for the same person, and asks no more how many', () => {
    const next = nextForm(answered('two').form);

    expect(next).toMatchObject({ answers: { ...ANA, summary: 'My password is wrong' } });
    expect(next && askHowMany(next, RULES)).toBe(next);
  });

  it('survives the session', () => {
    const { form } = answered('two');

    expect(formIn({ ticketForm: JSON.stringify(form) })).toStrictEqual(form);
    expect(formIn({ ticketForm: JSON.stringify({ ...form, next: { name: 1 } }) })).toBeUndefined();
    expect(formIn({ ticketForm: JSON.stringify({ ...form, problems: 'x' }) })).toBeUndefined();
  });

  it('keeps a claim of urgency for the problem that it is made of, or for both', () => {
    const urgent = (summary: string) => {
      const form = askHowMany(openForm({ ...ANA, urgency: 'high', summary }), RULES);
      const step = readReply(form, 'two', RULES);
      return step.kind === 'ask' ? [step.form.answers.urgency, step.form.next?.urgency] : [];
    };

    expect(urgent('zoom has no sound, also urgent: my password is wrong')).toStrictEqual([
      undefined,
      'high',
    ]);
    expect(urgent(BOTH)).toStrictEqual(['high', 'high']);
  });
});
