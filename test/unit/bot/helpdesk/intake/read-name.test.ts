import { describe, expect, it } from 'vitest';
import { readName } from '../../../../../services/bot/helpdesk/intake/read-name.ts';

const NAMES = [
  'Ana Petrov',
  'ana petrov',
  'Ana',
  'Bo',
  'Jo',
  'Jo Park',
  'Ng',
  'Li Na',
  'Ada Student',
  'Larry Page',
  'Jenson Button',
  "Sinéad O'Connor",
  'Seán Ó Súilleabháin',
  'Jean-Luc Tremblay',
  'María José García López',
  'João da Silva',
  'Nguyễn Thị Minh Khai',
  'Nguyen The Anh',
  'My Tran',
  'Do Thi Hoa',
  'Will Van Dyke',
  'May Lee Wong',
  'Can Yılmaz Demir',
  'He Wei',
  'No Min-jun',
  'Hai Nguyen',
  '王小明',
  '山田 太郎',
  '김민수',
  'محمد بن راشد',
  'Мария Иванова',
  'Γιώργος Παπαδόπουλος',
  'ਹਰਪ੍ਰੀਤ ਸਿੰਘ',
  'प्रिया शर्मा',
  'שרה כהן',
  'Björk Guðmundsdóttir',
  'Łukasz Żak',
  'Dr. Lena van der Berg',
  'Prof. Ngozi Okonkwo-Adeyemi',
  'Martin Luther King Jr.',
  'Rahul A',
  'Aisha Khan',
  "K'naan Warsame",
  'Chen, Wei',
  'García-Nuñez de la O',
  'maría josé garcía-nuñez de la o',
  'Will Marks',
  'will marks',
  'X',
  'j r smith',
  'ali i khan',
  'kim so young',
  'jo reed',
  'ned alfred freed',
  'Ahmed Saeed',
  'mark price hill',
  'ana maria de la cruz',
  'HAROLD BEAUCHAMP',
];

describe('a name', () => {
  it.each(NAMES)('is taken as it is written: %s', (said) => {
    expect(readName(said)).toBe(said);
  });

  it.each([
    ["I'm Ana Petrov", 'Ana Petrov'],
    ['I’m Ana Petrov.', 'Ana Petrov'],
    ["I'm Jo", 'Jo'],
    ['im wei chen', 'wei chen'],
    ['my name is Priya Sharma', 'Priya Sharma'],
    ["My name's Tom.", 'Tom'],
    ['hi, I am Chidi Okonkwo!', 'Chidi Okonkwo'],
    ["it's Tom", 'Tom'],
    ['this is Wei', 'Wei'],
    ['call me Sam', 'Sam'],
    ['you can call me Sam', 'Sam'],
    ['name: Jo Park', 'Jo Park'],
    ['  Ana   Petrov  ', 'Ana Petrov'],
    ['Ana Petrov, thanks', 'Ana Petrov'],
    ['Sam Rivera (they/them)', 'Sam Rivera'],
    ['Prof. Dr. Nora Invented, Department of Fictional Studies', 'Prof. Dr. Nora Invented'],
    ['Ana Petrov, student', 'Ana Petrov'],
    ['sorry. Ida Waver', 'Ida Waver'],
    ['Sure, my full name is Ana Maria Petrov', 'Ana Maria Petrov'],
    ['Ana Petrov!!!', 'Ana Petrov'],
    ['ana petrov!!', 'ana petrov'],
  ])('is found in what comes with it: %s', (said, name) => {
    expect(readName(said)).toBe(name);
  });
});

const NO_NAMES = [
  '',
  '   ',
  '?',
  '...',
  '😀',
  'no',
  'No.',
  'nope',
  'yes',
  'ok',
  'sure',
  'yes please',
  'oui',
  '12345',
  'V00123456',
  'asdf@x',
  '<script>alert</script>',
  'user_name',
  'n/a',
  'none',
  'anonymous',
  'skip',
  'next',
  'help',
  'please help',
  'hello',
  'test',
  'idk',
  'what?',
  'how long does it take?',
  'why do you need my name',
  'who are you',
  'is this anonymous',
  'can you help me',
  "I can't log in to Brightspace",
  "it doesn't work",
  'it does not work',
  'my password expired',
  'I forgot my password',
  'the quiz is broken',
  'i need help with my course',
  'prefer not to say',
  "I don't want to say",
  'none of your business',
  'not telling you',
  'you already have it',
  'same as before',
  'I am a student',
  'I am locked out',
  "it's urgent",
  'brightspace',
  'my name',
  'my friend',
  'it is me',
  "I don't have email, call me at 555-0100",
  'I have no email, call me',
  'same name',
  'ok open a ticket',
  'Owner: root',
  'hmm',
  "I'm having trouble with Zoom",
  'a'.repeat(200),
  'turnitin says i plagiarised but i didnt!!!',
  'TURNITIN SAYS I PLAGIARISED BUT I DIDNT!!!',
  'turnitin says I plagiarised',
  'the prof thinks i cheated',
  'projector stays dark',
  'printer jammed',
  'my files disappeared',
  'my files are gone',
  'dual monitor in classroom dead',
  'zoom crashed and my students left!!',
  'everyone got kicked out of class!!!',
  'no sound in room 112',
  'somebody deleted our folder',
  'exam starts soon!!!',
  'laptop fell down',
];

it.each(NO_NAMES)('is not in what says something else: "%s"', (said) => {
  expect(readName(said)).toBeUndefined();
});

it('is not in a text of 100,000 characters', () => {
  const hostile = ['.', ' ', "I'm ", 'a ', 'hi, ', '👍'];

  for (const part of hostile) {
    const text = `${part.repeat(100_000 / part.length)}x`;
    expect(readName(text)).toBeUndefined();
  }
});

describe('a name with chatter', () => {
  it.each([
    ['I told you already - Priya Nandakumar', 'Priya Nandakumar'],
    ['AS I SAID, HAROLD BEAUCHAMP. WITH EAU.', 'HAROLD BEAUCHAMP'],
    ['Marcus Tremblay, and the wifi thing is still broken', 'Marcus Tremblay'],
    ['Deb Ferraro i said!! whith two r', 'Deb Ferraro'],
    ['Aurélie Bouchard-Tran. But answer my question first', 'Aurélie Bouchard-Tran'],
    ['Danuta Kowalczyk but everyone calls me Dana', 'Danuta Kowalczyk'],
    ["ugh. It's Rosa Klein. happy now?", 'Rosa Klein'],
    ['Gertrude Pellworm-Sinclair, as I said', 'Gertrude Pellworm-Sinclair'],
    ['my name is Takeshi Aoki. Why did you delete the numbers??', 'Takeshi Aoki'],
    ['ok. Aleksandra P. Kowalczyk-Diaz', 'Aleksandra P. Kowalczyk-Diaz'],
    ["Je m'appelle Thierry N'Guessan", "Thierry N'Guessan"],
    ['我叫王小明', '王小明'],
  ])('is the name: %s', (said, name) => {
    expect(readName(said)).toBe(name);
  });

  it.each(['AddCc:', 'Mallory\nAddCc:', 'then Anonymous', 'the wifi is broken. It is bad'])(
    'is none: %s',
    (said) => {
      expect(readName(said)).toBeUndefined();
    },
  );
});
