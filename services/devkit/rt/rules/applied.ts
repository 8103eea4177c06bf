import { allParts, type Part } from '../mime/read-parts.ts';
import type { AppliedRule } from '../reading.ts';
import type { ActingUser } from './acting-user.ts';
import type { FoundCommands } from './find-commands.ts';

/** Says by which header the acting user was found. */
export function userRule({ user }: { readonly user: ActingUser }): AppliedRule {
  const row = user.header === 'Reply-To' ? 'R3' : 'R2';
  return { row, says: `Acting user by ${user.header}: ${user.address}` };
}

/** Says where commands were looked for, and which ran. Undefined: of somebody who may not command. */
export function commandRules(found: FoundCommands | undefined): readonly AppliedRule[] {
  if (!found) return [{ row: 'R9', says: 'The acting user may not command by mail: all is text' }];
  const { from, commands, unknown } = found;
  if (from === undefined)
    return [{ row: 'R11', says: 'No part has a line like a command: all is text' }];
  const names = commands.map(({ name }) => name).join(', ');
  const ran = names === '' ? 'no command at its top' : `ran ${names}`;
  const skipped = unknown.length > 0 ? `; skipped as unknown: ${unknown.join(', ')}` : '';
  return [{ row: 'R10', says: `Read ${from}: ${ran}${skipped}` }];
}

/** Says that a file was taken out of the text. */
export function partRules(mail: Part): readonly AppliedRule[] {
  if (!allParts(mail).some(({ wasUuencoded }) => wasUuencoded)) return [];
  return [
    { row: 'R24', says: 'A file was taken out of the text, and what comes after it is lost' },
  ];
}

/** Says who gets the receipt. */
export function receiptRule(mark: string | undefined, receipts: readonly string[]): AppliedRule {
  if (mark !== undefined) return { row: 'R20', says: `Automatic by ${mark}` };
  return { row: 'R1', says: `A receipt quotes the text to ${receipts.join(', ') || 'nobody'}` };
}
