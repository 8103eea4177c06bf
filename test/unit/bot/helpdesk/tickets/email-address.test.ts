import { expect, it } from 'vitest';
import { isEmailAddress } from '../../../../../services/bot/helpdesk/email-address.ts';

it.each(['sam@example.edu', 'sam.o-neil+help_1@mail.example.edu', "o'neil@example.edu", 'a@b.co'])(
  'accepts %s',
  (address) => {
    expect(isEmailAddress(address)).toBe(true);
  },
);

it.each([
  '',
  'sam',
  '@example.edu',
  'sam@',
  'sam@example',
  'sam@example..edu',
  'sam@-example.edu',
  'sam@127.0.0.1',
  '.sam@example.edu',
  'sam@@example.edu',
  'sam@example.edu,eve@example.edu',
  'sam@example.edu\nOwner: root',
  'Sam <sam@example.edu>',
  '"sam"@example.edu',
  'group:Staff',
  'säm@example.edu',
  `${'a'.repeat(65)}@example.edu`,
  `a@${'b'.repeat(60)}.${'c'.repeat(250)}.edu`,
])('refuses %j', (address) => {
  expect(isEmailAddress(address)).toBe(false);
});
