import { createHash } from 'node:crypto';

const LEX_ID = /^[0-9A-Z]{10}$/;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Returns the bot's id: that of the export if it is an id of Lex, otherwise ten characters from a hash of the name. */
export function botIdOf(identifier: unknown, botName: string): string {
  if (typeof identifier === 'string' && LEX_ID.test(identifier)) return identifier;
  const hash = createHash('sha256').update(botName).digest();
  return [...hash.subarray(0, 10)].map((byte) => DIGITS[byte % DIGITS.length]).join('');
}
