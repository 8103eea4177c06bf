import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRedaction } from '../../../../services/bot/helpdesk/redaction/redaction-rules.ts';
import { redactWith } from '../../../../services/bot/helpdesk/redaction.ts';

const rule = (pattern: string) =>
  `library:\n  pattern: '${pattern}'\n  replace: "[library card removed]"\n`;

describe('redaction rules', () => {
  it('are valid in the seed', () => {
    const rules = parseRedaction(readFileSync('seed/redaction.yaml', 'utf8'));

    expect(rules.map(({ kind }) => kind)).toContain('password');
  });

  it('replace what a pattern finds, in any script and case', () => {
    const rules = parseRedaction(rule('\\blib-?\\d{6}\\b'));

    expect(redactWith(rules, 'my card LIB-12٣456 is torn')).toBe(
      'my card [library card removed] is torn',
    );
  });

  it('replace only the group "value", if there is one', () => {
    const rules = parseRedaction(rule('library card (?<value>\\d{6})'));

    expect(redactWith(rules, 'library card 123456')).toBe('library card [library card removed]');
  });

  it.each([
    ['unlimited repetition', 'a+b', 'must limit each repetition'],
    ['open repetition', 'a{2,}b', 'must limit each repetition'],
    ['nested repetition', '(a{1,9}b){1,9}', 'must not repeat a group that has a repetition'],
    ['long repetition', 'a{1,9999}', 'must not repeat anything more than 2000 times'],
    ['many ways', 'a{0,200}b{0,200}', 'may match in too many ways'],
    ['a back-reference', '(a)\\1', 'must have no back-reference'],
    ['no regular expression', '(', 'Invalid regular expression'],
  ])('are refused with %s', (_name, pattern, problem) => {
    expect(() => parseRedaction(rule(pattern))).toThrow(
      `seed/redaction.yaml:2: library: pattern ${problem}`,
    );
  });

  it.each([
    ['x:\n  checker: none\n  replace: "[x removed]"\n', ':2: x: checker "none" is unknown'],
    ['x:\n  checker: card\n  replace: gone\n', ':3: x: replace must be like'],
    ['x:\n  replace: "[x removed]"\n', ':2: x must have either a pattern or a checker'],
    [
      'x:\n  checker: card\n  colour: red\n  replace: "[x removed]"\n',
      ':3: x has an unknown key "colour"',
    ],
    ['- a\n', ':1: The file must be a map'],
    ['', ':1: The file must be a map'],
    ['{}', ':1: The file has no kind'],
  ])('are refused with the line of each problem: %j', (text, problem) => {
    expect(() => parseRedaction(text)).toThrow(problem);
  });
});
