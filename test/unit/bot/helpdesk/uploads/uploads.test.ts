import { describe, expect, it } from 'vitest';
import { headOf, withWholeText } from '../../../../../services/bot/helpdesk/uploads/long-text.ts';
import {
  mediaTypeOf,
  nameForType,
} from '../../../../../services/bot/helpdesk/uploads/media-type.ts';
import { safeName } from '../../../../../services/bot/helpdesk/uploads/safe-name.ts';
import {
  filesAfter,
  textKey,
  uploadKey,
  uploadOf,
  usedFiles,
  withUsedFiles,
} from '../../../../../services/bot/helpdesk/uploads/upload.ts';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('the name of an upload', () => {
  it.each([
    ['Screenshot 2026-03-02.png', 'Screenshot-2026-03-02.png'],
    ['Übung №1.pdf', 'Ubung-No1.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\sam\\log.txt', 'log.txt'],
    ['作业.docx', 'file.docx'],
    ['a\r\nContent-Type: text/html.txt', 'html.txt'],
    ['', 'file'],
    ['..', 'file'],
    ['.bashrc', 'file.bashrc'],
    [`${'x'.repeat(300)}.log`, `${'x'.repeat(76)}.log`],
  ])('of %j is %s', (given, safe) => {
    expect(safeName(given)).toBe(safe);
    expect(uploadOf(uploadKey('session', 1, safe), 3)).toMatchObject({ n: 1, name: safe, size: 3 });
  });
});

describe('the type of a file', () => {
  it.each([
    ['image/png', bytes('\x89PNG\r\n\x1a\n\0')],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0')],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF\n\0\0\0WEBPVP8 ')],
    ['application/pdf', bytes('%PDF-1.7')],
    ['application/zip', bytes('PK\x03\x04 readme.md')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes('PK\x03\x04 [Content_Types].xml … word/document.xml'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes('PK\x03\x04 [Content_Types].xml … xl/workbook.xml'),
    ],
    ['video/mp4', bytes('\0\0\0\x18ftypisom')],
    ['text/plain', Buffer.from('12:00 ERROR naïve\n\tat line 3')],
    ['text/plain', Buffer.from('<script>alert(1)</script>')],
    ['text/plain', Buffer.from('ü'.repeat(3_000)).subarray(0, 4_097)],
    ['application/octet-stream', bytes('MZ\x90\0')],
    ['application/octet-stream', bytes('text with a \0')],
    ['application/octet-stream', bytes('')],
  ])('is %s by its first bytes', (type, content) => {
    expect(mediaTypeOf(content)).toBe(type);
  });

  it('is the end of its name', () => {
    expect(nameForType('photo.PNG', 'image/png')).toBe('photo.PNG');
    expect(nameForType('run.exe', 'image/png')).toBe('run.exe.png');
    expect(nameForType('run.exe', 'application/octet-stream')).toBe('run.exe.bin');
    expect(nameForType('page.html', 'text/plain')).toBe('page.html.txt');
    expect(nameForType('server.log', 'text/plain')).toBe('server.log');
  });
});

describe('the files of a ticket', () => {
  const upload = (n: number, size = 1) => ({ n, size, name: 'a', key: `${n}` });

  it('are those that were numbered for it, at most one for each number and none too large', () => {
    const uploads = [upload(7), upload(5), upload(6), upload(6), upload(11), upload(1_003)];
    const tooLarge = upload(8, 10 * 1024 * 1024 + 1);

    expect(filesAfter(5, [...uploads, tooLarge]).map(({ n }) => n)).toStrictEqual([6, 7]);
  });

  it('are others than those of the ticket before', () => {
    expect(usedFiles(withUsedFiles(withUsedFiles({ a: 'b' })))).toBe(10);
    expect(usedFiles({ ticketFiles: 'all' })).toBe(0);
  });

  it('have other numbers than long texts', () => {
    expect(() => textKey('session', 5)).toThrow(RangeError);
    expect(textKey('session', 1_003)).toMatch(/\/1003-description\.txt$/);
  });
});

describe('a long text', () => {
  it('begins with what Lex hears, and with no half of a character', () => {
    expect(headOf(`${'x'.repeat(999)}👋`)).toBe('x'.repeat(999));
  });

  it('takes the place of its beginning, between what was added to it', () => {
    const text = `${'log line\n'.repeat(500)}the end`;
    const description = `First:\n\n${headOf(text)}\nAlso: it is slow.`;

    expect(withWholeText(description, text)).toBe(`First:\n\n${text}\nAlso: it is slow.`);
    expect(withWholeText('Something else', text)).toBeUndefined();
  });
});
