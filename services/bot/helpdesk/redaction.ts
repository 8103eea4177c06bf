import { removeCardNumbers } from './redaction/card-numbers.ts';
import { removePasswords } from './redaction/passwords.ts';

/**
 * Removes what must not be kept from a client's text: payment card numbers, and passwords as in "my password is …".
 * Call it before a text is stored, logged or mailed. Runs in time linear in the text's length.
 */
export function redact(text: string): string {
  return removePasswords(removeCardNumbers(text));
}
