import type { CheckedField } from './chat-api.ts';

/** A line of the list that is checked before a ticket is sent. */
export interface CheckRow {
  readonly label: string;
  readonly value: string;
  /** The button that changes it, in the words that the bot understands; undefined if nothing can be pressed. */
  readonly change?: {
    readonly text: string;
    /** Ends the name of the button for those who hear it without its line; empty if its text says it all. */
    readonly about: string;
    readonly say: string;
  };
}

type Change = NonNullable<CheckRow['change']>;

/** What the bot's list says of the chat that goes along is an instruction for those who have no buttons. */
const isKeptBack = (value: string): boolean => value === 'is left out';

const CHANGES: Readonly<Record<string, (value: string) => Change>> = {
  name: () => ({ text: 'Change', about: 'name', say: 'change name' }),
  email: () => ({ text: 'Change', about: 'where replies go', say: 'change e-mail' }),
  category: () => ({ text: 'Change', about: 'category', say: 'change category' }),
  urgency: (value) =>
    value === 'yes'
      ? { text: 'Not urgent', about: '', say: 'it is not urgent' }
      : { text: 'Make it urgent', about: '', say: 'make it urgent' },
  summary: () => ({ text: 'Change', about: 'summary', say: 'change summary' }),
  description: () => ({ text: 'Change', about: 'description', say: 'change description' }),
  conversation: (value) =>
    isKeptBack(value)
      ? { text: 'Send along', about: 'this chat', say: 'send the chat' }
      : { text: 'Leave out', about: 'this chat', say: 'leave out the chat' },
};

/** All words that a button of the list says. The same words on other buttons would be said twice. */
export const CHANGE_WORDS: ReadonlySet<string> = new Set(
  Object.values(CHANGES).flatMap((change) =>
    ['yes', 'no', 'is left out'].map((value) => change(value).say),
  ),
);

/** Returns the rows of a check: whole values from the text where it has them, else the card's, which are shortened. */
export function checkRows(fields: readonly CheckedField[], text: string): CheckRow[] {
  const wholes = valuesIn(text, fields);
  return fields.map(({ name, label, value }, at) => {
    const whole = wholes[at] ?? value;
    const change = CHANGES[name]?.(whole);
    const shown = name === 'conversation' && !isKeptBack(whole) ? 'goes along' : whole;
    return { label, value: shown, ...(change && { change }) };
  });
}

/** The words above the list: "Changed. This will be sent:". */
export function checkHeading(text: string, fields: readonly CheckedField[]): string {
  const [first] = fields;
  const at = first === undefined ? -1 : `\n${text}`.indexOf(`\n${first.label}: `);
  return (at < 0 ? text : text.slice(0, at)).trim();
}

/** Finds `Label: value` for each field, in their order. A value ends where the next label begins. */
function valuesIn(text: string, fields: readonly CheckedField[]): (string | undefined)[] {
  const whole = `\n${text}\n`;
  let from = 0;
  const starts = fields.map(({ label }) => {
    const at = whole.indexOf(`\n${label}: `, from);
    if (at >= 0) from = at + 1;
    return at;
  });
  return fields.map(({ label }, at) => {
    const start = starts[at] ?? -1;
    if (start < 0) return undefined;
    const begin = start + label.length + 3;
    const next = starts.slice(at + 1).find((one) => one > start);
    return whole.slice(begin, next ?? whole.indexOf('\n', begin)).trim();
  });
}
