import { describe, expect, it } from 'vitest';
import { resetCommand } from '../../../../services/devkit/cli/reset.ts';
import { runVerb } from '../../../../services/devkit/cli/run-verb.ts';
import { UsageError } from '../../../../services/devkit/cli/usage-error.ts';

const VERB = {
  name: 'sing',
  help: 'Usage: support-bot sing\n',
  options: { song: { type: 'string' }, loud: { type: 'boolean' } },
} as const;

function openTerminal() {
  const written = { output: '', error: '' };
  const terminal = {
    output: { write: (text: string) => (written.output += text) },
    error: { write: (text: string) => (written.error += text) },
  };
  return { terminal, written };
}

async function run(args: readonly string[], more: object = {}, result: () => number = () => 0) {
  const { terminal, written } = openTerminal();
  const sung: unknown[] = [];
  const code = await runVerb({ ...VERB, ...more }, args, terminal, async (values, positionals) => {
    sung.push({ ...values }, positionals);
    return result();
  });
  return { code, sung, ...written };
}

describe('a verb', () => {
  it('is run with its options, and ends with what it returns', async () => {
    expect(await run(['--song', 'a', '--loud'], {}, () => 1)).toStrictEqual({
      code: 1,
      sung: [{ song: 'a', loud: true }, []],
      output: '',
      error: '',
    });
  });

  it('takes words when it has a use for them', async () => {
    expect((await run(['one', 'two'], { allowPositionals: true })).sung).toStrictEqual([
      {},
      ['one', 'two'],
    ]);
  });

  it('shows its help instead of running', async () => {
    expect(await run(['--loud', '--help'])).toStrictEqual({
      code: 0,
      sung: [],
      output: VERB.help,
      error: '',
    });
  });

  it.each([
    ['an unknown option', ['--softly'], /^support-bot sing: Unknown option '--softly'/],
    ['an option without its value', ['--song'], /^support-bot sing: Option '--song <value>'/],
    ['a word too many', ['now'], /^support-bot sing: Unexpected argument 'now'/],
  ])('refuses %s with 2, and shows how it is used', async (_what, args, problem) => {
    const { code, sung, error } = await run(args);

    expect({ code, sung }).toStrictEqual({ code: 2, sung: [] });
    expect(error).toMatch(problem);
    expect(error.endsWith(`\n\n${VERB.help}`)).toBe(true);
  });

  it('refuses options that do not fit together with 2', async () => {
    const misuse = () => {
      throw new UsageError('choose one');
    };

    expect(await run([], { repeatsHelp: false }, misuse)).toMatchObject({
      code: 2,
      error: 'support-bot sing: choose one\n',
    });
  });

  it('does not take a fault for misuse', async () => {
    const fault = () => {
      throw new TypeError('boom');
    };

    await expect(run([], {}, fault)).rejects.toThrow(TypeError);
  });
});

it('deletes nothing when an option is unknown', async () => {
  const { terminal, written } = openTerminal();

  expect(await resetCommand(['--dry-run'], terminal)).toBe(2);
  expect(written.error).toContain("Unknown option '--dry-run'");
});
