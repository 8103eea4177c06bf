import { describe, expect, it } from 'vitest';
import {
  type Answers,
  FIELDS,
  type Field,
  type Form,
  openForm,
  progressOf,
} from '../../../../../services/bot/helpdesk/intake/form.ts';
import { readReply } from '../../../../../services/bot/helpdesk/intake/read-reply.ts';
import type { IntakeRules, Step } from '../../../../../services/bot/helpdesk/intake/step.ts';

const RULES: IntakeRules = {
  categories: ['zoom', 'other'],
  categoryOf: (text) => (/zoom/i.test(text) ? 'zoom' : undefined),
  categoryNamed: (text) =>
    /^(?:sorry, )?(?:zoom|other)$/i.test(text) ? text.replace('sorry, ', '') : undefined,
  teamOf: (text) => /zoom|password/i.exec(text)?.[0].toLowerCase(),
  labelOf: (category) => (category === 'zoom' ? 'Video meetings' : 'Something else'),
  reserved: ['bot@example.edu'],
  allowedDomains: [],
  refused: ['staff@example.edu', 'lists.example.edu'],
  domains: ['example.edu'],
};
const ALL: Required<Pick<Answers, Field>> = {
  name: 'Ana Petrov',
  email: 'ana@example.edu',
  category: 'zoom',
  summary: 'No sound',
  description: 'Nobody hears me.',
};
const CHECK = openForm(ALL);

/** A form that asks for a field, with all before it answered. */
function formAt(field: Field): Form {
  const before = FIELDS.slice(0, FIELDS.indexOf(field));
  const answers = Object.fromEntries(before.map((one) => [one, ALL[one]]));
  return { answers, asked: field, of: 5, tries: 0 };
}

const reply = (form: Form, text: string): Step => readReply(form, text, RULES);

/** Says several things, one after the other. */
function dialog(form: Form, ...said: string[]): Form {
  return said.reduce((now, text) => formOf(reply(now, text)), form);
}

function formOf(step: Step): Form {
  if (!('form' in step)) throw new Error(`ended: ${step.kind}`);
  return step.form;
}

describe('a form', () => {
  it('asks for one thing after the other, says how many are left, and then shows all', () => {
    const form = openForm({});
    const steps = [form, ...Object.values(ALL).map((_, at) => at)].slice(1);

    const forms = steps.map((at) => dialog(form, ...Object.values(ALL).slice(0, Number(at) + 1)));

    expect([form, ...forms].map(progressOf)).toStrictEqual([
      { step: 1, of: 5 },
      { step: 2, of: 5 },
      { step: 3, of: 5 },
      { step: 4, of: 5 },
      { step: 5, of: 5 },
      undefined,
    ]);
    expect(forms.at(-1)).toMatchObject({ asked: 'check', answers: ALL });
  });

  it('asks for nothing that is known', () => {
    const form = openForm({ name: ALL.name, category: ALL.category, summary: ALL.summary });

    expect(form.asked).toBe('email');
    expect(progressOf(form)).toStrictEqual({ step: 1, of: 2 });
    expect(dialog(form, ALL.email).asked).toBe('description');
  });

  it.each(FIELDS)('ends at "cancel" when it asks for the %s', (field) => {
    expect(reply(formAt(field), 'cancel')).toStrictEqual({ kind: 'cancel' });
    expect(reply(formAt(field), 'never mind')).toStrictEqual({ kind: 'cancel' });
  });

  it.each(FIELDS.slice(1))('goes back from the %s, and keeps what was said', (field) => {
    const before = FIELDS[FIELDS.indexOf(field) - 1] as Field;

    const form = dialog(formAt(field), 'back');

    expect(form.asked).toBe(before);
    expect(form.answers[before]).toBe(ALL[before]);
  });

  it('goes back step by step to its beginning, and says that nothing is before it', () => {
    const form = dialog(CHECK, 'back');
    const first = reply(formAt('name'), 'go back');

    expect(form.asked).toBe('description');
    expect(first).toMatchObject({ problem: 'nothingBefore', form: { asked: 'name' } });
  });

  it.each([
    ['how long does it take?', 'when'],
    ['why do you need this?', 'why'],
    ['who reads this?', 'who'],
  ])('explains itself when it is asked "%s"', (said, about) => {
    for (const field of FIELDS.slice(0, 4)) {
      const form = formAt(field);
      expect(reply(form, said)).toStrictEqual({ kind: 'explain', form, about });
    }
  });

  it.each(['name', 'email', 'category'] as const)(
    'has a question looked up, and then asks for the %s again',
    (field) => {
      const form = formAt(field);
      expect(reply(form, 'how do I share my screen?')).toStrictEqual({ kind: 'lookUp', form });
    },
  );
});

describe('the name', () => {
  it('may come with the address', () => {
    expect(dialog(formAt('name'), "I'm Ana Petrov, ana@example.edu")).toMatchObject({
      asked: 'category',
      answers: { name: 'Ana Petrov', email: 'ana@example.edu' },
    });
  });

  it.each(['no', 'yes', '12345', "it doesn't work"])('is not "%s"', (said) => {
    expect(reply(formAt('name'), said)).toMatchObject({
      problem: 'noName',
      form: { asked: 'name', answers: {}, tries: 1 },
    });
  });

  it('is at the third try whatever was typed, but for a yes, a no and no letters', () => {
    const tried = dialog(formAt('name'), 'R2D2', 'R2D2');

    expect(tried).toMatchObject({ asked: 'name', tries: 2 });
    expect(dialog(tried, 'R2D2')).toMatchObject({ asked: 'email', answers: { name: 'R2D2' } });
    for (const said of ['no', 'yes', '1234'])
      expect(reply(tried, said)).toMatchObject({ problem: 'noName' });
  });
});

describe('the address', () => {
  const form = formAt('email');

  it.each([
    ['ana at example', 'noAddress'],
    ['ana@example', 'invalidAddress'],
    ['müller@example.edu', 'unusualLetters'],
    ['ana@example.edu, bo@example.edu', 'severalAddresses'],
    ['Bot@Example.edu', 'reservedAddress'],
    ['Staff@example.edu', 'refusedAddress'],
    ['all@lists.example.edu', 'refusedAddress'],
    ['a@old.lists.example.edu', 'refusedAddress'],
  ])('is asked for again after "%s"', (said, problem) => {
    const step = reply(form, said);

    expect(step).toMatchObject({ problem, form: { asked: 'email' } });
    expect(formOf(step).answers).not.toHaveProperty('email');
  });

  it('with a slip is asked back, and taken at a yes, or as it is when it is typed again', () => {
    const slip = reply(form, 'ana@exmaple.edu');

    expect(slip).toMatchObject({
      problem: 'suggestedAddress',
      form: { suggestion: 'ana@example.edu' },
    });
    expect(dialog(formOf(slip), 'oui').answers.email).toBe('ana@example.edu');
    expect(dialog(formOf(slip), 'ana@exmaple.edu').answers.email).toBe('ana@exmaple.edu');
    expect(dialog(formOf(slip), 'bo@example.edu').answers.email).toBe('bo@example.edu');
  });

  it('that was suggested is not taken at a yes that comes after a no', () => {
    const refused = dialog(form, 'ana@exmaple.edu', 'no');

    expect(reply(refused, 'yes')).toMatchObject({ form: { asked: 'email' }, problem: 'noAddress' });
  });
});

describe('the category', () => {
  it('is what nobody knows at the second try', () => {
    const first = reply(formAt('category'), 'purple elephants');

    expect(first).toMatchObject({ problem: 'noCategory' });
    expect(dialog(formOf(first), 'purple elephants').answers.category).toBe('other');
  });
});

describe('the summary and the description', () => {
  it.each(['yes', 'Yes.', 'no', 'ok', 'yes please', 'oui', '好', ' '])('are not "%s"', (said) => {
    for (const field of ['summary', 'description'] as const) {
      const step = reply(formAt(field), said);

      expect(step).toMatchObject({ form: { asked: field }, problem: 'noWords' });
      expect(formOf(step).answers).not.toHaveProperty(field);
    }
  });

  it('keep the end of a long line: the whole of it is the description', () => {
    const text = `${'The sound in Zoom comes and goes, '.repeat(40)}and this is the end`;

    const form = dialog(formAt('summary'), text);

    expect(form.answers.summary?.length).toBeLessThanOrEqual(150);
    expect(form).toMatchObject({ asked: 'check', answers: { description: text } });
  });

  it('keep what the description says already when a longer summary is given', () => {
    const text = `${'A long line, '.repeat(20)}end`;

    const form = dialog(CHECK, 'change summary', text);

    expect(form.answers.description).toBe(`${text}\n\n${ALL.description}`);
  });

  it.each(["that's all", 'That’s it.', 'no more', 'same as above', 'n/a'])(
    'are the same if the line says it all: %s',
    (said) => {
      expect(dialog(formAt('description'), said)).toMatchObject({
        asked: 'check',
        answers: { summary: 'No sound', description: 'No sound' },
      });
    },
  );

  it('may be a question, and may say "cancel" among other words', () => {
    for (const said of ['How do I cancel my Zoom meeting?', 'It says: stop, cancel, never mind.'])
      expect(dialog(formAt('description'), said).answers.description).toBe(said);
  });

  it('are read in 100,000 characters, and kept', () => {
    for (const part of ['.', ' a', '!', 'ok '])
      for (const field of ['summary', 'description'] as const) {
        const text = `${part.repeat(100_000 / part.length)}x`.trim();
        expect(dialog(formAt(field), text).answers.description).toBe(text);
      }
  });
});

describe('the check', () => {
  it('sends at a yes, and only then', () => {
    expect(reply(CHECK, 'yes')).toStrictEqual({ kind: 'send' });
    expect(reply(CHECK, 'no')).toMatchObject({
      kind: 'ask',
      problem: 'notSent',
      form: CHECK_AGAIN,
    });
    expect(reply(CHECK, 'purple')).toMatchObject({ kind: 'ask', problem: 'unclear' });
    expect(reply(CHECK, 'cancel')).toStrictEqual({ kind: 'cancel' });
  });
  const CHECK_AGAIN = { asked: 'check', answers: ALL };

  it('changes a field by button, and shows all again', () => {
    const asking = dialog(CHECK, 'change name');

    expect(asking).toMatchObject({ asked: 'name', answers: ALL });
    expect(progressOf(asking)).toBeUndefined();
    expect(dialog(asking, 'Bo Lee')).toMatchObject({
      asked: 'check',
      answers: { ...ALL, name: 'Bo Lee' },
    });
  });

  it('gives up a change at "back"', () => {
    expect(dialog(CHECK, 'change description', 'back')).toMatchObject(CHECK_AGAIN);
  });

  it.each([
    ['no, my e-mail is bo@example.edu', { email: 'bo@example.edu' }],
    ['my name is spelled Anna Petrov', { name: 'Anna Petrov' }],
    ['the summary should be No sound in Zoom', { summary: 'No sound in Zoom' }],
    ['make it urgent', { urgency: 'high' }],
    ["it's not urgent", { urgency: 'normal' }],
    ['add that I use a Mac', { description: 'Nobody hears me.\nI use a Mac' }],
  ])('changes by words: %s', (said, changed) => {
    expect(reply(CHECK, said)).toMatchObject({
      kind: 'ask',
      ...(said.startsWith('add') ? { added: 'I use a Mac' } : { changed: Object.keys(changed) }),
      form: { asked: 'check', answers: { ...ALL, ...changed } },
    });
  });

  it('asks again for a new value that is none, and keeps the old one', () => {
    expect(reply(CHECK, 'my e-mail is müller@example.edu')).toMatchObject({
      problem: 'unusualLetters',
      form: { asked: 'email', answers: ALL },
    });
    expect(reply(CHECK, 'my name is 12345')).toMatchObject({
      problem: 'noName',
      form: { asked: 'name', answers: ALL },
    });
    expect(reply(CHECK, 'my e-mail is bot@example.edu')).toMatchObject({
      problem: 'reservedAddress',
      form: { answers: ALL },
    });
  });
});

describe('an address at a desk that takes some domains only', () => {
  const rules = { ...RULES, allowedDomains: ['example.edu'] };

  it.each(['ana@example.edu', 'ana@students.example.edu'])('is taken: %s', (said) => {
    expect(readReply(formAt('email'), said, rules)).toMatchObject({
      form: { answers: { email: said } },
    });
  });

  it.each(['ana@example.org', 'ana@notexample.edu', 'ana@example.edu.example.org'])(
    'is asked for again: %s',
    (said) => {
      expect(readReply(formAt('email'), said, rules)).toMatchObject({ problem: 'otherDomain' });
    },
  );
});

describe('a correction, at whatever question', () => {
  it.each([
    ['summary', 'change the address', 'email'],
    ['description', 'change my email', 'email'],
    ['description', 'go back to the name', 'name'],
    ['summary', 'no i mean my email is wrong', 'email'],
    ['category', 'oops, typo in my email', 'email'],
  ] as const)('asks for the field that is meant: %s, "%s"', (field, said, asked) => {
    const step = reply(formAt(field), said);

    expect(step).toMatchObject({ kind: 'ask', form: { asked } });
    expect(formOf(step).answers).toStrictEqual(formAt(field).answers);
  });

  it.each([
    ['category', 'no sorry that was not mine, bo@example.edu', { email: 'bo@example.edu' }],
    ['summary', 'my email has a typo, it should be bo@example.edu', { email: 'bo@example.edu' }],
    ['description', 'bo@example.edu', { email: 'bo@example.edu' }],
    ['email', 'wait, my name is Bo Lee', { name: 'Bo Lee' }],
    [
      'description',
      'the summary is wrong, it should be: zoom freezes',
      { summary: 'zoom freezes' },
    ],
    ['description', 'wait my name is Siobhán O’Neill, not Ana', { name: "Siobhán O'Neill" }],
  ] as const)(
    'with a value is done, and the question comes again: %s, "%s"',
    (field, said, more) => {
      const step = reply(formAt(field), said);

      expect(step).toMatchObject({
        kind: 'ask',
        form: { asked: field, answers: { ...formAt(field).answers, ...more } },
        note: expect.stringContaining('Changed'),
      });
    },
  );

  it('of the category is done after it: "no wait, it\'s about zoom"', () => {
    const form = {
      ...formAt('summary'),
      answers: { ...formAt('summary').answers, category: 'other' },
    };

    expect(reply(form, "no wait, it's about zoom")).toMatchObject({
      form: { asked: 'summary', answers: { category: 'zoom' } },
      note: 'Changed. Category: Video meetings.',
    });
  });

  it.each(['start over', 'restart', 'i want to start again', 'can we start over please'])(
    'begins from the beginning: %s',
    (said) => {
      for (const form of [...FIELDS.map(formAt), CHECK])
        expect(reply(form, said)).toMatchObject({ form: { asked: 'name', answers: {} } });
    },
  );

  it.each([
    'my name is wrong on the class list in Brightspace',
    'I changed my e-mail address and now the course site is empty',
    'students can not change the name of their group',
    'The address of the lab is not shown. Please fix the title of the page too.',
    'It says: your description is wrong',
  ])('is not what may be a problem: %s', (said) => {
    for (const field of ['summary', 'description'] as const)
      expect(dialog(formAt(field), said).answers[field]).toBe(said);
  });
});

describe('a ticket that is given up', () => {
  it.each([
    'hmm never mind, solved it myself',
    'never mind, solved',
    'forget it, I figured it out',
    'oh it works again, cancel',
  ])('ends where a text is asked for: %s', (said) => {
    for (const field of ['summary', 'description'] as const)
      expect(reply(formAt(field), said)).toStrictEqual({ kind: 'cancel' });
  });
});

describe('the category, at its question', () => {
  it('stays as it is when two new ones are not known, and the client reads so', () => {
    const asking = dialog(CHECK, 'change category', 'purple elephants');

    expect(reply(asking, 'green elephants')).toMatchObject({
      form: { asked: 'check', answers: ALL },
      note: expect.stringContaining('stays “Video meetings”'),
    });
  });

  it('says so when it puts a ticket under the last one', () => {
    const asking = dialog(formAt('category'), 'purple elephants');

    expect(reply(asking, 'green elephants')).toMatchObject({
      form: { answers: { category: 'other' } },
      note: 'I’ll put it under “Something else”, and the team will sort it.',
    });
  });

  it('is no yes, however often', () => {
    const form = formAt('category');

    expect(dialog(form, 'ok send it', 'yes', 'ok send it')).toStrictEqual(form);
  });
});

describe('changes at the check', () => {
  it('are both done if a sentence has two', () => {
    expect(reply(CHECK, 'my name is Bo Lee and my e-mail is bo@example.edu')).toMatchObject({
      changed: ['name', 'email'],
      form: { answers: { name: 'Bo Lee', email: 'bo@example.edu' } },
    });
  });

  it('are done up to the one that must be asked for', () => {
    expect(reply(CHECK, 'my name is Bo Lee and the summary is wrong')).toMatchObject({
      note: 'Changed. Name: Bo Lee.',
      form: { asked: 'summary', answers: { name: 'Bo Lee', summary: ALL.summary } },
    });
  });

  it.each([
    ['replace "sound" with picture', { summary: 'No picture' }],
    ['it should be Anna Petrov not Ana', { name: 'Anna Petrov' }],
    ['Anna, not Ana', { name: 'Anna Petrov' }],
    ['my name is spelled wrong, it should be Anna Petrov not Ana', { name: 'Anna Petrov' }],
    ['sorry my email is ana2@example.edu not ana@example.edu', { email: 'ana2@example.edu' }],
    ['the title is too long, just write No audio', { summary: 'No audio' }],
  ])('are understood by what was there: %s', (said, more) => {
    expect(reply(CHECK, said)).toMatchObject({
      form: { asked: 'check', answers: { ...ALL, ...more } },
    });
  });

  it('are not said of what stays the same', () => {
    expect(reply(CHECK, 'my name is Ana Petrov')).not.toHaveProperty('changed');
  });

  it('of the reply address are asked about if somebody else may be meant', () => {
    const asking = reply(CHECK, 'and to him, pip@example.edu');

    expect(asking).toMatchObject({ problem: 'otherReplies', form: { answers: ALL } });
    expect(dialog(formOf(asking), 'no')).toMatchObject({ asked: 'check', answers: ALL });
    expect(dialog(formOf(asking), 'yes').answers.email).toBe('pip@example.edu');
  });

  it('of the category need no more than its name', () => {
    const form = { ...CHECK, answers: { ...ALL, category: 'other' } };

    expect(reply(form, 'sorry, zoom')).toMatchObject({ changed: ['category'] });
  });

  it.each(['leave it as it is', 'keep it', 'fine as it is', 'no, leave it'])(
    'are given up at "%s"',
    (said) => {
      for (const field of FIELDS)
        expect(dialog(CHECK, `change ${field === 'email' ? 'e-mail' : field}`, said)).toMatchObject(
          {
            asked: 'check',
            answers: ALL,
          },
        );
    },
  );

  it('go back through all fields, one after another', () => {
    const asked = [1, 2, 3, 4, 5].map((times) => dialog(CHECK, ...Array(times).fill('back')).asked);

    expect(asked).toStrictEqual(['description', 'summary', 'category', 'email', 'name']);
  });
});
