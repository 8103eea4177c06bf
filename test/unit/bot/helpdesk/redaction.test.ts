import { readdirSync, readFileSync } from 'node:fs';
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
    ['of a telephone', '250-721-7687 and 1-800-555-0199'],
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

it.each([
  [
    '| user | password |\n|---|---|\n| ann | figtree |',
    '| user | password |\n|---|---|\n| ann | [password removed] |',
  ],
  ['Server=db;Uid=app;Pwd=Otter^Pond4;', 'Server=db;Uid=app;Pwd=[password removed];'],
  ['redis://:blue-dog@cache.example.edu', 'redis://:[password removed]@cache.example.edu'],
  ['«dos gatos» como contraseña', '[password removed] como contraseña'],
  [
    'I keep trying Harvest2024! but am locked out',
    'I keep trying [password removed] but am locked out',
  ],
  ['my pasword is bluefern77', 'my pasword is [password removed]'],
  ['G-518204 is your verification code', '[password removed] is your verification code'],
  ['log in with ann and hunter2', 'log in with ann and [password removed]'],
  ['our API key is a9f3kd02lmq81zx7', 'our API key is [key removed]'],
  ['my PIN at the door, 4471, is refused', 'my PIN at the door, [password removed], is refused'],
  ['{"refresh_token":"tGzv3JOkF0XG5Qx2"}', '{"refresh_token":"[password removed]"}'],
  [
    'visa starts with 4111 1111, ends with 1111 1111',
    'visa starts with [card number removed], ends with [card number removed]',
  ],
  ['IBAN ES91 2100 0418\n4502 0005 1332', 'IBAN [bank account removed]'],
])('finds each form of a secret: %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

it.each([
  'service code 171 844 926 47',
  'mot de passe : par le portail ou au guichet ?',
  "input('Password: ') and DB_PASSWORD=$PASSWORD",
  'password: ********',
  'the password of user jkim44 was last changed on 2025-03-14',
  'le mot de passe est refusé',
  'maps?ll=38.417622,-78.788899',
])('leaves what only resembles a secret alone: %s', (text) => {
  expect(redact(text)).toBe(text);
});

it('leaves ordinary words before "as my password" alone', () => {
  expect(redact('I used the same one as my password elsewhere')).toBe(
    'I used the same one as my password elsewhere',
  );
});

describe('invisible and look-alike characters', () => {
  const CARD = 'My card is 4111\u200b1111\u200b1111\u200b1111 and my pass\u00adword is hunter2zz';

  it('hide no card number and no password', () => {
    expect(redact(CARD)).toBe(
      'My card is [card number removed] and my password is [password removed]',
    );
  });

  it.each([
    ['joiners', '4111\u200d1111\u200c1111\u2060\ufeff1111'],
    ['variation selectors and combining marks', '4111\ufe0f1111\u034f1111\u03011111'],
    ['tags and fillers', '4111\u{e0041}1111\u31641111\u115f1111'],
    ['odd spaces', '4111\u00a01111\u20091111\u30001111'],
    ['Arabic-Indic digits', '٤١١١ ١١١١ ١١١١ ١١١١'],
    ['Bengali digits', '৪১১১১১১১১১১১১১১১'],
    ['mathematical digits', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏'],
    ['words', 'four one one one one one one one one one one one one one one one'],
    ['words in pairs', 'forty-one eleven eleven eleven eleven eleven eleven eleven'],
    ['Chinese digits', '四一一一一一一一一一一一一一一一'],
  ])('hide no card number: %s', (_name, text) => {
    expect(redact(`it is ${text}.`)).toBe('it is [card number removed].');
  });

  it.each([
    'pаsswоrd',
    'ｐａｓｓｗｏｒｄ',
    'pass-word',
    'pass word',
    'P4SSW0RD',
    'pás\u200bsword',
    '𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝',
  ])('hide no name of a password: %s', (name) => {
    expect(redact(`my ${name} is hunter2`)).toMatch(/ is \[password removed\]$/);
  });

  it('are kept where they belong', () => {
    const text = '👩\u200d🎓 Zoë 東京 می\u200cخواهم ٤٢ ❤\ufe0f';

    expect(redact(text)).toBe(text);
  });
});

it.each(['seed/documents', 'seed/conversations'])('changes nothing in %s', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((name) => /\.(html|md|vtt|yaml)$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/[\t\r\u00a0]/g, ' '));

  expect(texts.length).toBeGreaterThan(3);
  expect(texts.map(redact)).toStrictEqual(texts);
});

/** Repeated to a quarter of a million characters. In quadratic time, one of them takes longer than a test may. */
const PIECES = [
  ...[
    '4',
    '4 ',
    '4111 1111 1111 1112 ',
    'one ',
    'forty ',
    '四',
    '٤',
    '4\u200b',
    '\u0301',
    '!',
    ' ',
    'a',
  ],
  ...[
    'password ',
    'password is ',
    'password is "',
    'password: : : : ',
    'pass word ',
    "password it's ",
  ],
  ...[
    'login a ',
    'changed it to ',
    'code is ',
    'api key ',
    'a@b.ca:',
    '://a:',
    '{password=',
    '密码是 ',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    'eyJaaaaaa.',
    'GB82 ',
    'GB82WEST',
    'passport ',
    'bank account ',
    'v00',
  ],
  ...[
    'password,user\na,b1c2d3\n',
    '| password |\n',
    'a=',
    '<a>',
    'tried Ab1!cdef login ',
    'token a1b2c3d4e5f6g7h8i9 ',
    'pin 1 2 ',
    'verify 123456 ',
    '密码a1b2',
    'card 4532 then ',
    '« password ',
    'user a password b ',
    'as my password ',
  ],
  ...['net use a', 'mysql ', '/user:a ', 'ssn ', '-u a:', 'Private-Lines: 1 ', 'authorization:'],
  ...['bearer a', 'sk-a-', 'phn 9876 543 217 ', '[x removed]', 'password is [password removed] '],
];

it.each(PIECES)('takes linear time on %j', (piece) => {
  const text = piece.repeat(250_000 / piece.length);

  expect(typeof redact(text)).toBe('string');
});
