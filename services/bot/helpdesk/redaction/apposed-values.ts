import { GAP_STARTS } from './linked-values.ts';
import { isIdentifier, type Message, type SecretFinder } from './message.ts';
import type { SecretName } from './secret-name.ts';
import { isCount, isUnmistakable } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { NAMES, PINS } from './vocabulary.ts';
import { core, type Word } from './words.ts';

/** The maximum number of words between the name and the comma: "my PIN for the printer in the library, …". */
const MAX_GAP_WORDS = 6;
const PIN = /^\d{3,12}$/;
/** Things that a number after the comma may name, whatever it is the PIN of: "the PIN of my ticket, 48213, …". */
const NUMBERED =
  /^(?:room|office|building|locker|door|suite|floor|lot|ticket|case|order|request|number|id|ext|extension|phone|course|section|crn|serial|asset)$/;

/** Finds a value between two commas after what it is for: "my PIN for the printer, 4471, is refused". */
export const findApposedValues: SecretFinder = (message) =>
  message.names.flatMap((name) => {
    const value =
      name.kind === 'password' || name.kind === 'code' ? apposed(message, name) : undefined;
    return value ? [value] : [];
  });

function apposed(message: Message, name: SecretName): TextRange | undefined {
  const { words } = message;
  const isDirect = words[name.last]?.text.endsWith(',');
  if (!isDirect && !GAP_STARTS.has(words[name.last + 1]?.plain ?? '')) return undefined;
  for (let at = name.last; at <= name.last + MAX_GAP_WORDS; at++) {
    const word = words[at];
    if (!word || /[.;:!?]$/.test(word.text)) return undefined;
    if (word.text.endsWith(',')) return valueAfterComma(message, name, at);
  }
  return undefined;
}

function valueAfterComma(message: Message, name: SecretName, comma: number): TextRange | undefined {
  const { words } = message;
  const value = words[comma + 1];
  if (!value || !isClosed(value, words[comma + 2]) || isIdentifier(words, comma + 1))
    return undefined;
  if (isCount(value, words[comma + 2]) || NUMBERED.test(words[comma]?.plain ?? ''))
    return undefined;
  const isSecret = isNumber(words[name.last]) ? PIN.test(value.plain) : isUnmistakable(value.text);
  return isSecret ? core(value) : undefined;
}

/** Whether the value is set apart: by a second comma, or by the end of the sentence or of the message. */
function isClosed(value: Word, next: Word | undefined): boolean {
  return next === undefined || /[,.;!?)]$/.test(value.text);
}

/** Whether a name is one of a number, such as PIN or a code that was sent. */
function isNumber(name: Word | undefined): boolean {
  const plain = name?.plain ?? '';
  return PINS.has(plain) && !NAMES.has(plain);
}
