import { describe, expect, it } from 'vitest';
import { HELP, parseOptions, UsageError } from '../../../chaos/options.ts';

const parse = (...args: string[]) => parseOptions(args, () => 42);

describe('the options of npm run chaos', () => {
  it('are ten minutes of every phase with a new seed', () => {
    expect(parse()).toStrictEqual({
      minutes: 10,
      seed: 42,
      phases: ['kills', 'damage', 'fuzz', 'soak'],
      keep: false,
      help: false,
    });
  });

  it('are taken as given', () => {
    const options = parse('--minutes', '0.5', '--seed', '7', '--json', 'out.json', '--keep');

    expect(options).toMatchObject({ minutes: 0.5, seed: 7, json: 'out.json', keep: true });
  });

  it('name phases, which keep their order', () => {
    expect(parse('--only', 'soak', '--only', 'kills').phases).toStrictEqual(['kills', 'soak']);
  });

  it.each([
    [['--minutes', '0']],
    [['--minutes', 'ten']],
    [['--minutes', '']],
    [['--minutes', '100000']],
    [['--seed', '-1']],
    [['--seed', '1.5']],
    [['--only', 'nothing']],
    [['--surprise']],
    [['kills']],
  ])('are refused if they make no sense: %j', (args) => {
    expect(() => parse(...args)).toThrow(UsageError);
  });

  it('are all in the help', () => {
    for (const name of ['minutes', 'seed', 'only', 'json', 'keep', 'help']) {
      expect(HELP).toContain(`--${name}`);
    }
  });
});
