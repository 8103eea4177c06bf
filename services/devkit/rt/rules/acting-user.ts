import { decodeWords } from '../mime/decode-words.ts';
import { readAddresses } from '../mime/read-addresses.ts';
import { fieldValue, type HeaderField } from '../mime/read-header.ts';

export interface ActingUser {
  readonly address: string;
  readonly header: string;
}

/** The first address of Reply-To, else of From, else of Sender (R2, R3). */
export function actingUser(fields: readonly HeaderField[]): ActingUser | undefined {
  for (const header of ['Reply-To', 'From', 'Sender']) {
    const value = fieldValue(fields, header);
    const [address] = value === undefined ? [] : readAddresses(decodeWords(value));
    if (address !== undefined) return { address, header };
  }
  return undefined;
}
