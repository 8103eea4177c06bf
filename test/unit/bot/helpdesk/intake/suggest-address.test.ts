import { expect, it } from 'vitest';
import { suggestAddress } from '../../../../../services/bot/helpdesk/intake/suggest-address.ts';

const OWN = ['example.edu'];

it.each([
  ['ana@gmial.com', 'ana@gmail.com'],
  ['ana@gmal.com', 'ana@gmail.com'],
  ['ana@gmail.con', 'ana@gmail.com'],
  ['ana@gmail.co', 'ana@gmail.com'],
  ['ana@gmaill.com', 'ana@gmail.com'],
  ['ana@GNAIL.com', 'ana@gmail.com'],
  ['ana@hotmial.com', 'ana@hotmail.com'],
  ['ana@outlok.com', 'ana@outlook.com'],
  ['ana@iclould.com', 'ana@icloud.com'],
  ['ana@yahooo.ca', 'ana@yahoo.ca'],
  ['ana@exmaple.edu', 'ana@example.edu'],
  ['ana@example.ed', 'ana@example.edu'],
])('one slip from a well-known domain is asked back: %s', (address, meant) => {
  expect(suggestAddress(address, OWN)).toBe(meant);
});

it.each([
  'ana@gmail.com',
  'ana@GMAIL.com',
  'ana@example.edu',
  'ana@mail.com',
  'ana@ymail.com',
  'ana@email.com',
  'ana@live.ca',
  'ana@hotmail.co.uk',
  'ana@university.example',
  'ana@example.org',
  'gmial.com@university.example',
])('another domain is taken as it is: %s', (address) => {
  expect(suggestAddress(address, OWN)).toBeUndefined();
});
