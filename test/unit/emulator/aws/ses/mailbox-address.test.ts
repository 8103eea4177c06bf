import { describe, expect, it } from 'vitest';
import {
  addressesIn,
  assertAddress,
  singleAddress,
} from '../../../../../services/emulator/aws/ses/mailbox-address.ts';

describe('addressesIn', () => {
  it.each([
    ['sam@example.edu', ['sam@example.edu']],
    ['"Rivera, Sam" <sam@example.edu>, eve@example.edu', ['sam@example.edu', 'eve@example.edu']],
    ['Staff: a@example.edu, b@example.edu;', ['a@example.edu', 'b@example.edu']],
    ['', []],
  ])('finds in %j %j', (value, expected) => {
    expect(addressesIn(value)).toStrictEqual(expected);
  });
});

describe('a sender', () => {
  it('is one address', () => {
    expect(() => singleAddress('a@example.edu, b@example.edu')).toThrow(
      'Unexpected number of sender addresses.',
    );
  });
});

describe('an address', () => {
  it.each([
    ['somebody', "Missing final '@domain'"],
    ['@example.edu', 'Missing local name'],
    ['a b@example.edu', 'Illegal address <a b@example.edu>'],
    ['a@b@example.edu', 'Illegal address <a@b@example.edu>'],
    ['a@example.edu\r\nRCPT TO:<eve@example.org>', 'Illegal address'],
    [`${'a'.repeat(320)}@example.edu`, 'Address length is more than 320.'],
  ])('%j is refused', (address, why) => {
    expect(() => assertAddress(address)).toThrow(why);
  });

  it('may have no dot in its domain, as SES allows', () => {
    expect(() => assertAddress('root@localhost')).not.toThrow();
  });
});
