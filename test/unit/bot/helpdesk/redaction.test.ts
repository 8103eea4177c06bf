import { describe, expect, it } from 'vitest';
import { redact } from '../../../../services/bot/helpdesk/redaction.ts';

describe('card numbers', () => {
  it.each([
    [
      'in one piece',
      'I paid with 4111111111111111 today',
      'I paid with [card number removed] today',
    ],
    ['in groups', 'card 4111 1111-1111.1111!', 'card [card number removed]!'],
    ['with an expiry date after it', '5500005555555559 12/27', '[card number removed] 12/27'],
    [
      'after a telephone number',
      '250 721 7687 4111 1111 1111 1111',
      '250 721 7687 [card number removed]',
    ],
    ['of fifteen digits', 'amex 3714 496353 98431', 'amex [card number removed]'],
    ['in full-width digits', '４１１１１１１１１１１１１１１１', '[card number removed]'],
    ['stuck to words', 'no4111111111111111x', 'no[card number removed]x'],
    ['twice', '4111111111111111, 4111111111111111', '[card number removed], [card number removed]'],
  ])('are removed %s', (_name, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    ['that fails the Luhn check', 'order 4111111111111112'],
    ['of a book (ISBN)', 'ISBN 9780306406157'],
    ['of a student', 'V00123456 and 250-721-7687'],
    ['of a meeting', 'meeting 812 3456 7890'],
    ['of a moment', '20261122200300123'],
    ['that is too long', '41111111111111111111111111'],
  ])('leave a number alone %s', (_name, text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('passwords', () => {
  it.each([
    ['my password is hunter2', 'my password is [password removed]'],
    ['My password is hunter2.', 'My password is [password removed].'],
    [
      'my password is hunter2 and I cannot log in',
      'my password is [password removed] and I cannot log in',
    ],
    [
      'My NetLink password was Sunshine but it fails',
      'My NetLink password was [password removed] but it fails',
    ],
    ['my password is correct horse battery staple', 'my password is [password removed]'],
    [
      'the password for my account is tr0ub4dor&3, help',
      'the password for my account is [password removed], help',
    ],
    ['password: letmein please', 'password: [password removed] please'],
    ['pwd=abc123;', 'pwd=[password removed]'],
    ['PIN 1234 is refused', 'PIN [password removed] is refused'],
    ['cvv 123, otp: 987654', 'cvv [password removed], otp: [password removed]'],
    ['my pin is 1234', 'my pin is [password removed]'],
    ['my password is "open sesame now" ok?', 'my password is [password removed] ok?'],
    ["my password's hunter2", "my password's [password removed]"],
    ['passphrase -> blue.Whale', 'passphrase -> [password removed]'],
    ['password is: secret', 'password is: [password removed]'],
  ])('are removed: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'I forgot my password',
    'my password is not working',
    'My password is expired.',
    'my password is wrong and I am locked out',
    'the password is too short',
    'my password was rejected twice',
    'I forgot what my password is',
    'How do I reset my password? The site is down.',
    'password reset',
    'it says my NetLink password is incorrect',
  ])('leave a complaint alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

it.each([
  'my password is hunter2, my card is 4111 1111 1111 1111',
  'pwd=abc123',
  'PIN: 4711',
  "my password's hunter2",
])('leaves nothing to redact after one pass: %s', (text) => {
  const once = redact(text);

  expect(redact(once)).toBe(once);
});

it.each([
  ['I typed CorrectHorse#77 as the password', 'I typed [password removed] as the password'],
  ['passwort: geheim99', 'passwort: [password removed]'],
  ['mein Passwort lautet Blume7', 'mein Passwort lautet [password removed]'],
])('finds it however it is said: %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

it('leaves ordinary words before "as my password" alone', () => {
  expect(redact('I used the same one as my password elsewhere')).toBe(
    'I used the same one as my password elsewhere',
  );
});

it.each([
  ['digits', '4'],
  ['separated digits', '4 '],
  ['"password is"', 'password is '],
  ['"password"', 'password '],
  ['quotes', 'password is "'],
  ['punctuation', '!'],
  ['links', 'password: : : : '],
])('takes linear time on %s', (_name, piece) => {
  const text = piece.repeat(200_000 / piece.length);
  const started = performance.now();

  redact(text);

  // Quadratic time takes minutes here, linear time about 50 ms, so even a slow machine passes.
  expect(performance.now() - started).toBeLessThan(5_000);
});
