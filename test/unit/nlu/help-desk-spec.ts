import type { ModelSpec, SlotRecogniser } from '../../../nlu/interpreter.ts';

const EMAIL = /[\w.]+@[\w.]+\w/g;

/** A recogniser of e-mail addresses, in place of the emulator's. */
export const emailRecogniser: SlotRecogniser = {
  recognise: (text) =>
    [...text.matchAll(EMAIL)].map(({ 0: address, index }) => ({
      span: { start: index, end: index + address.length },
      resolved: [address.toLowerCase()],
      isExact: true,
    })),
};

/** A small help-desk bot with a slot of each kind. */
export const helpDeskSpec: ModelSpec = {
  locale: 'en_US',
  slotTypes: {
    Category: {
      kind: 'list',
      values: [
        { value: 'accounts', synonyms: ['account', 'password', 'log in'] },
        { value: 'course-sites', synonyms: ['course site', 'learning management system'] },
        { value: 'video-meetings', synonyms: ['zoom', 'video meeting'] },
      ],
      toleratesTypos: true,
      isClosed: true,
    },
    Email: { kind: 'recogniser', recogniser: emailRecogniser, examples: ['ada@example.edu'] },
    Summary: { kind: 'open', examples: ['the printer is on fire', 'my screen is black'] },
  },
  intents: [
    {
      intent: 'OpenTicket',
      slots: { Category: 'Category', Email: 'Email', Summary: 'Summary' },
      utterances: [
        'open a ticket',
        'open a ticket about {Category}',
        'i want to report a problem with {Category}',
        'file a ticket for {Email}',
        'report that {Summary}',
        'please create a support ticket',
        'something is broken and i need help from a person',
        'submit a request to the help desk',
      ],
    },
    {
      intent: 'AskHelp',
      slots: {},
      utterances: [
        'how do i reset my password',
        'i forgot my password',
        'how can i share my screen in zoom',
        'where do i find my course site',
        'how do i connect to the campus wifi',
        'what is my netlink id',
        'how do i upload an assignment',
        'how do i record a meeting',
      ],
    },
    {
      intent: 'Greet',
      slots: {},
      utterances: ['hello', 'hi there', 'good morning', 'hey', 'good afternoon', 'greetings'],
    },
    {
      intent: 'Goodbye',
      slots: {},
      utterances: ['bye', 'goodbye', 'see you later', 'talk to you later', 'that is all for now'],
    },
  ],
};
