import { type Category, labelIn } from './category.ts';
import { FIELDS, type Field, type Form, LABELS } from './form.ts';
import { CARD_VALUE, shortened } from './shortened.ts';

export interface CheckField {
  readonly name: Field | 'urgency' | 'course' | 'attachments' | 'conversation';
  readonly label: string;
  readonly value: string;
  /** Of the whole value, if this is only its beginning. */
  readonly length?: number;
}

const ORDER = ['name', 'email', 'category', 'urgency', 'summary', 'description'] as const;

/** Every field that will be sent, with what a client calls it. */
export function checkFields(
  { answers, longText }: Pick<Form, 'answers' | 'longText'>,
  isUrgent: boolean,
  categories: readonly Category[],
): CheckField[] {
  return ORDER.map((name) => ({
    name,
    label: LABELS[name],
    value: shownValue(name),
    ...(name === 'description' && longText && { length: longText.length }),
  }));

  function shownValue(name: (typeof ORDER)[number]): string {
    if (name === 'urgency') return isUrgent ? 'yes' : 'no';
    const value = answers[name] ?? '';
    if (name !== 'category') return value;
    return labelIn(categories, value) ?? value;
  }
}

/** The course that the words were read for; nothing if there is none. */
export function courseField(course: string | undefined): CheckField[] {
  return course === undefined ? [] : [{ name: 'course', label: 'Course', value: course }];
}

/** The files that will go with the ticket; nothing if there are none. */
export function filesField(names: readonly string[]): CheckField[] {
  if (names.length === 0) return [];
  return [{ name: 'attachments', label: 'Attached', value: names.join(', ') }];
}

/** A Lex message has at most 1,024 characters. */
const MAX_TEXT = 1_000;

/** What was said before, which is a part of what will be sent. */
export const chatField = ({ withoutChat }: Pick<Form, 'withoutChat'>): CheckField => ({
  name: 'conversation',
  label: 'This chat',
  value: withoutChat ? 'is left out' : 'goes along, or say “leave out the chat”',
});

/** The list as text. A description that does not fit is shortened, and the text says by how much. */
export function checkText(heading: string, fields: readonly CheckField[], ending: string): string {
  const lines = (limit: number) =>
    [
      heading,
      ...fields.map(({ label, value, length }) => `${label}: ${shortened(value, limit, length)}`),
      ending,
    ]
      .filter((line) => line !== '')
      .join('\n');
  const all = lines(MAX_TEXT);
  if (all.length <= MAX_TEXT) return all;
  // None was longer than that in the first try.
  const longest = Math.min(MAX_TEXT, Math.max(...fields.map(({ value }) => value.length)));
  return lines(Math.max(40, longest - (all.length - MAX_TEXT) - 40)).slice(0, MAX_TEXT);
}

/** The list as the content of a card. */
export const checkCard = (fields: readonly CheckField[]): string =>
  JSON.stringify({
    v: 1,
    kind: 'check',
    fields: fields.map(({ name, label, value, length }) => ({
      name,
      label,
      value: shortened(value, CARD_VALUE, length),
    })),
  });

/** What can be changed by button, in the words that the check understands. */
export const CHANGE_BUTTONS = FIELDS.map((field) => ({
  text: `Change: ${LABELS[field].toLowerCase()}`,
  value: `change ${field === 'email' ? 'e-mail' : field}`,
}));
