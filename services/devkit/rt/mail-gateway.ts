import { decodeWords } from './mime/decode-words.ts';
import { readAddresses } from './mime/read-addresses.ts';
import { fieldValue, splitEntity } from './mime/read-header.ts';

/** The mail gateway of Request Tracker that an address leads to. */
export interface MailGateway {
  readonly queue: string;
  /** `$rtname`. */
  readonly site: string;
}

/** Returns the gateway of an address, in a set-up as in the examples: accounts@rt.example.edu is the queue accounts. */
export function gatewayOf(address: string): MailGateway {
  const [queue = '', site = ''] = address.split('@');
  return { queue, site };
}

/** Returns the first address that a raw mail is for. */
export function firstRecipient(raw: Uint8Array): string | undefined {
  const { fields } = splitEntity(Buffer.from(raw).toString('latin1'));
  return readAddresses(decodeWords(fieldValue(fields, 'to') ?? ''))[0];
}
