import { describe, expect, it } from 'vitest';
import { filesToDrop } from '../../../../../services/bot/helpdesk/intake/files-to-drop.ts';

const FILES = [{ name: 'Screenshot-1.png' }, { name: 'log.txt' }];
const dropped = (text: string) => filesToDrop(text, FILES).map(({ name }) => name);

describe('files are taken back', () => {
  it.each([
    'remove the files',
    'please remove the attachments',
    "don't send the screenshots",
    'delete all attachments',
    'send it without the files',
    'no, take out the file please',
  ])('all of them: %s', (said) => {
    expect(dropped(said)).toStrictEqual(['Screenshot-1.png', 'log.txt']);
  });

  it.each(['remove log.txt', 'remove the file log.txt', 'please drop LOG.TXT'])(
    'one by its name: %s',
    (said) => {
      expect(dropped(said)).toStrictEqual(['log.txt']);
    },
  );

  it.each([
    'remove other.txt',
    'I deleted the file and it came back',
    'remove the file from my course site',
    'log.txt',
    'send',
    '',
  ])('none: %s', (said) => {
    expect(dropped(said)).toStrictEqual([]);
  });

  it('none if there are none', () => {
    expect(filesToDrop('remove the files', [])).toStrictEqual([]);
  });
});
