import { describe, expect, it } from 'vitest';
import { readCheck } from '../../../../../services/bot/helpdesk/intake/read-check.ts';

describe('what is said of the list that will be sent', () => {
  it.each([
    'yes',
    'send',
    'send it please',
    'ok send',
    'looks good',
    'yep looks right',
    'all good, send it',
    'yes please go ahead',
    'I confirm',
    'no changes',
    'nothing to change',
    'ok now',
    'sí, por favor',
    '好的',
  ])('sends it: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'send' });
  });

  it.each([
    'no',
    'No.',
    'not yet',
    'wait',
    'wait no',
    'hold on',
    "don't send it yet",
    'nope',
    'I made a mistake',
    'everything is wrong',
    "that's not right",
    'change something',
  ])('holds it: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'no' });
  });

  it.each([
    'cancel',
    'cancel it please',
    'please cancel the ticket',
    'never mind',
    'actually never mind',
    "don't send it",
    'no, cancel it',
    'no, forget it',
    'scrap it',
    'can you cancel it?',
    "I don't need it anymore",
    'nvm it works now',
  ])('drops it: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'cancel' });
  });

  it.each(['back', 'go back', 'previous question'])('goes back: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'back' });
  });

  it.each([
    'make it urgent',
    'it is urgent',
    'this is urgent!!',
    'urgent please',
    'mark it as urgent',
    'urgent: yes',
    'high priority please',
    'no, it is urgent',
    'ok but make it urgent',
    'change urgent to yes',
    'I need this asap',
  ])('makes it urgent: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'urgency', urgency: 'high' });
  });

  it.each([
    "it's not urgent",
    'it isn’t urgent',
    'it is not urgent',
    'not urgent',
    'no rush',
    'there is no hurry',
    'it can wait',
    'urgent: no',
    'urgent should be no',
    'change urgent to no',
    'yes, but it is not urgent',
    'not really urgent',
    'remove urgent',
    "it doesn't have to be urgent",
  ])('makes it not urgent: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'urgency', urgency: 'normal' });
  });

  it.each([
    ['no, my e-mail is ana@example.edu', 'email', 'ana@example.edu'],
    ['change the e-mail to x@y.example', 'email', 'x@y.example'],
    ['can you change the email to x@y.example?', 'email', 'x@y.example'],
    ['I want to change my email to x@y.example', 'email', 'x@y.example'],
    ['email: wei@example.edu', 'email', 'wei@example.edu'],
    ['wrong email, it is wei@example.edu', 'email', 'wei@example.edu'],
    ['the email is wrong. it should be wei@example.edu', 'email', 'wei@example.edu'],
    ['use wei@example.edu instead', 'email', 'wei@example.edu'],
    ['replies should go to wei@example.edu', 'email', 'wei@example.edu'],
    ['wei@example.edu', 'email', 'wei@example.edu'],
    ['my name is spelled Ana', 'name', 'Ana'],
    ['my name is Ana Petrova', 'name', 'Ana Petrova'],
    ["actually my name's Sam", 'name', 'Sam'],
    ['name should be Wei Lin Chen', 'name', 'Wei Lin Chen'],
    ['please change my name to Sam Rivera', 'name', 'Sam Rivera'],
    ['could you please change my name to Sam Rivera?', 'name', 'Sam Rivera'],
    ['change category to accounts', 'category', 'accounts'],
    ['the category should be accounts', 'category', 'accounts'],
    ['the summary should be Quiz closes too early', 'summary', 'Quiz closes too early'],
    ['change the title to “Quiz closes early”', 'summary', 'Quiz closes early'],
    ['subject: Quiz closes early', 'summary', 'Quiz closes early'],
    ['replace the description with It fails', 'description', 'It fails'],
    ['Kindly change the summary to: Wrong grades', 'summary', 'Wrong grades'],
    ['The one-line summary is nonsense. Please use: Wrong grades', 'summary', 'Wrong grades'],
    ['the problem in one line should be No sound', 'summary', 'No sound'],
    ['change the description to It fails at home too.', 'description', 'It fails at home too.'],
  ])('sets a field: %s', (said, field, value) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'set', field, value });
  });

  it.each([
    ['change name', 'name'],
    ['change e-mail', 'email'],
    ['Change: replies go to', 'email'],
    ['change description', 'description'],
    ['the summary is wrong', 'summary'],
    ['the name is misspelled', 'name'],
    ['my name is wrong', 'name'],
    ["name's wrong", 'name'],
    ['wrong email', 'email'],
    ['edit the description', 'description'],
    ['I want to change the category', 'category'],
    ['can I change the summary?', 'summary'],
    ['the title has a typo', 'summary'],
    ["there's a typo in my name", 'name'],
    ["the email isn't right", 'email'],
    ["that's not my email", 'email'],
    ['that is not my name', 'name'],
    ['let me fix the description', 'description'],
    ['description', 'description'],
    ['the e-mail please', 'email'],
    ['I need to correct my address', 'email'],
    ["no, the category isn't correct", 'category'],
    ["I'd like to rewrite the description", 'description'],
    ['wrong category', 'category'],
    ['the name is fine but change the e-mail', 'email'],
    ['make the summary shorter', 'summary'],
    ['wait, the name is wrong', 'name'],
    ['please write that in the description', 'description'],
  ])('asks for a field again: %s', (said, field) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'change', field });
  });

  it.each([
    ['add that it also happens on my phone', 'It also happens on my phone'],
    ['also, it happens in Firefox', 'It happens in Firefox'],
    ['please add: the exam is tomorrow', 'The exam is tomorrow'],
    ['I forgot to say that I use a Mac', 'I use a Mac'],
    ['one more thing: it worked yesterday', 'It worked yesterday'],
    ['can you add that I tried twice?', 'I tried twice'],
    ['please mention that I am off campus', 'I am off campus'],
    ['add to the description: error 403', 'Error 403'],
    ['ps I tried Chrome', 'I tried Chrome'],
    ['by the way, it is CHEM 101', 'It is CHEM 101'],
    ['could you also add that the deadline is Friday', 'The deadline is Friday'],
    ['yes, but add that I tried twice', 'I tried twice'],
    ['add that the other address is old@example.edu', 'The other address is old@example.edu'],
  ])('adds to the description: %s', (said, text) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'add', text });
  });

  it.each([
    ['what is eduroam?', 'question'],
    ['is everything right?', 'question'],
    ['can I attach a screenshot?', 'question'],
    ['how do I share my screen in Zoom', 'question'],
    ['purple elephants', 'unclear'],
    ['hmm', 'unclear'],
    ['my email is right', 'unclear'],
    ['the name is correct', 'unclear'],
    ['the description is ok', 'unclear'],
    ['the summary is fine, thanks', 'unclear'],
    ["I'm good", 'unclear'],
    ['', 'unclear'],
  ])('is something else: %s', (said, kind) => {
    expect(readCheck(said)).toStrictEqual({ kind });
  });

  it('sends nothing of 100,000 characters, and is read all the same', () => {
    const parts = [
      'yes ',
      'no, ',
      'change ',
      'add that ',
      'my name is ',
      'urgent ',
      '👍',
      '"',
      ' ',
    ];

    for (const part of parts) {
      const text = `${part.repeat(100_000 / part.length)}x`;
      expect(readCheck(text).kind).not.toBe('send');
    }
  });
});

describe('an address in what is said of the list', () => {
  it.each([
    'use bo@example.edu',
    'please reply to bo@example.edu',
    'change bo.old@example.edu to bo@example.edu, not bo.old@example.edu',
    'my e-mail is bo@example.edu',
    'you can reach me at bo@example.edu',
    'sorry, bo@example.edu',
    'I meant bo@example.edu',
  ])('is where replies go: %s', (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'set', field: 'email', value: 'bo@example.edu' });
  });

  it.each(['and to him, pip@example.edu', 'send it to pip@example.edu', 'cc pip@example.edu'])(
    'is asked about: %s',
    (said) => {
      expect(readCheck(said)).toStrictEqual({ kind: 'askAddress', text: 'pip@example.edu' });
    },
  );

  it.each([
    'answer should go to me and to him, pip@example.edu',
    'then put it in the text: my supervisor is boss@example.com',
    'the student who can not open it is pip@example.edu',
    'please also cc my supervisor who is boss@example.com',
  ])('is for the description: %s', (said) => {
    expect(readCheck(said)).toMatchObject({
      kind: 'add',
      text: expect.stringMatching(/@example\.(?:edu|com)$/),
    });
  });
});

describe('a plain statement about the problem', () => {
  it.each([
    'I also tried Chrome',
    'works in other apps',
    "it's for ECON 101 section 2",
    'you can call me at 250-555-0100',
    'I see another error message',
    'it only happens on campus',
  ])('is added: %s', (said) => {
    expect(readCheck(said)).toMatchObject({
      kind: 'add',
      text: expect.stringContaining(said.slice(1)),
    });
  });

  it.each([
    'my exam is tomorrow at 9',
    'the video does not play for me',
    'the quiz was open until noon, and I was logged in since eleven',
    'it keeps saying urgent at the top',
  ])('is asked about if it may be said to the bot: %s', (said) => {
    expect(readCheck(said)).toMatchObject({ kind: 'told' });
  });

  it.each([
    'wait let me think',
    'remove the part about safari',
    'tell me a joke',
    'I am ready to send it',
    'you are not listening',
    'thank you, everything is there',
  ])('is not one: %s', (said) => {
    expect(readCheck(said).kind).not.toBe('add');
  });

  it('does not hide a wish', () => {
    expect(readCheck('it is in the wrong category')).toMatchObject({ kind: 'change' });
  });
});

it.each(['does it matter whether i say urgent?', 'what does urgent mean?'])(
  'a question about urgency changes none: %s',
  (said) => {
    expect(readCheck(said)).toStrictEqual({ kind: 'question' });
  },
);

it.each([
  ["i don't think that's urgent", 'normal'],
  ['can you make it urgent?', 'high'],
  ['hmm make it urgent after all, my exam is tomorrow morning', 'high'],
])('urgency: %s', (said, urgency) => {
  expect(readCheck(said)).toStrictEqual({ kind: 'urgency', urgency });
});
