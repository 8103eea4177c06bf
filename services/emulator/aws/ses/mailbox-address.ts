import parseAddresses from 'nodemailer/lib/addressparser';
import { invalidParameterValue } from './errors.ts';

/** RFC 5321: no white space, no second "@", no angle brackets in what is left of an address. */
const ADDRESS = /^[^\s@<>(),;:"[\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const LONGEST = 320;

/** The bare addresses of a header value such as `Sam <sam@example.edu>, eve@example.edu`, groups opened. */
export function addressesIn(value: string): string[] {
  return parseAddresses(value, { flatten: true }).map((entry) => entry.address ?? '');
}

/** The one address of a sender. Throws InvalidParameterValue in AWS's words. */
export function singleAddress(value: string): string {
  const addresses = addressesIn(value);
  if (addresses.length > 1) throw invalidParameterValue('Unexpected number of sender addresses.');
  const address = addresses[0] ?? '';
  assertAddress(address);
  return address;
}

/** Throws InvalidParameterValue for what is no address. */
export function assertAddress(address: string): void {
  if (!address.includes('@')) throw invalidParameterValue("Missing final '@domain'");
  if (address.length > LONGEST) throw invalidParameterValue('Address length is more than 320.');
  if (address.startsWith('@')) throw invalidParameterValue('Missing local name');
  if (!ADDRESS.test(address)) throw invalidParameterValue(`Illegal address <${address}>`);
}
