import parseAddresses from 'nodemailer/lib/addressparser';
import { invalidParameterValue } from './errors.ts';

/** RFC 5321: a bare address has no white space, one "@", and no angle brackets. */
const ADDRESS = /^[^\s@<>(),;:"[\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const MAX_LENGTH = 320;

/** Returns the bare addresses in a header value such as `Sam <sam@example.edu>, eve@example.edu`. Expands groups. */
export function addressesIn(value: string): string[] {
  return parseAddresses(value, { flatten: true }).map((entry) => entry.address ?? '');
}

/** Returns a sender's address. Throws InvalidParameterValue, with the message of SES, if it is not a single one. */
export function singleAddress(value: string): string {
  const addresses = addressesIn(value);
  if (addresses.length > 1) throw invalidParameterValue('Unexpected number of sender addresses.');
  const address = addresses[0] ?? '';
  assertAddress(address);
  return address;
}

/** Throws InvalidParameterValue if the text is not an address. */
export function assertAddress(address: string): void {
  if (!address.includes('@')) throw invalidParameterValue("Missing final '@domain'");
  if (address.length > MAX_LENGTH) throw invalidParameterValue('Address length is more than 320.');
  if (address.startsWith('@')) throw invalidParameterValue('Missing local name');
  if (!ADDRESS.test(address)) throw invalidParameterValue(`Illegal address <${address}>`);
}
