import { describe, expect, it } from 'vitest';
import {
  looksLikeCommand,
  readCommandLine,
} from '../../../../services/devkit/rt/rules/command-line.ts';
import { HOSTILE_TEXTS } from '../../../support/rt/hostile-tickets.ts';

/** White space as Perl knows it in bytes. */
const S = '[ \\t\\r\\n\\f\\v]';
const NOT_S = '[^ \\t\\r\\n\\f\\v]';
/** CommandByMail's own pattern of a line, and of a line that shows in which part commands are. */
const LINE = new RegExp(`^(${NOT_S}+(?:\\{[^\\n]*\\})?)${S}*?:${S}*?([^\\n]*)${S}*?$`);
const LOOKS = new RegExp(`^${NOT_S}+(?:\\{[^\\n]*\\})?:`);

const LINES = [
  ...HOSTILE_TEXTS.flatMap((text) => text.split('\n')),
  ...[
    'a',
    ':',
    'a:',
    'a :',
    'a : b',
    'a: : b',
    'a:b: c',
    'a:b : c',
    '{a b}: c',
    'x{a b}: c',
    'x{a b} : c',
  ],
  ...[
    'x{a}: b}: c',
    'x{a: b}: c',
    'x {a}: b',
    'x{a b}c: d',
    'x{}: y',
    'x{a b}:',
    'a\t: b',
    'a\f:\vb',
  ],
].map((line) => Buffer.from(line, 'utf8').toString('latin1'));

describe('a line', () => {
  it('is a command, with this name and value, for the model if it is for the pattern of CommandByMail', () => {
    const byPattern = LINES.map((line) => {
      const [, name, value] = LINE.exec(line) ?? [];
      return name === undefined
        ? undefined
        : { name, value: (value ?? '').replace(/^[ \t\r\n\f\v]+|[ \t\r\n\f\v]+$/g, '') };
    });

    expect(byPattern.filter((command) => command !== undefined).length).toBeGreaterThan(200);
    expect(LINES.map(readCommandLine)).toStrictEqual(byPattern);
  });

  it('shows in which part commands are, for the model if it does for the pattern', () => {
    expect(LINES.filter(looksLikeCommand)).toStrictEqual(LINES.filter((line) => LOOKS.test(line)));
  });

  it.each(['a:', '{', 'x{ ', ': ', ' ', '}:'])('of a million of %j is read at once', (piece) => {
    const line = piece.repeat(1_000_000);

    expect(() => [readCommandLine(line), looksLikeCommand(line)]).not.toThrow();
  });
});
