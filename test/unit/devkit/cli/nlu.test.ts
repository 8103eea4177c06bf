import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nluCommand } from '../../../../services/devkit/cli/nlu.ts';

const BOT = ['--bot', 'seed/bot'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nlu-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  let output = '';
  let error = '';
  const code = await nluCommand(args, {
    output: { write: (text) => (output += text) },
    error: { write: (text) => (error += text) },
  });
  return { code, output, error };
}

async function testFile(text: string): Promise<string> {
  const file = join(folder, 'test.tsv');
  await writeFile(file, text);
  return file;
}

describe('support-bot nlu explain', () => {
  it('prints how a text is understood', async () => {
    const { code, output } = await run('explain', ...BOT, 'hello');

    expect(code).toBe(0);
    expect(output).toMatch(/^Understood as Greet/);
  });

  it('asks for a text', async () => {
    expect(await run('explain', ...BOT)).toMatchObject({
      code: 2,
      error: expect.stringContaining('say what to explain'),
    });
  });
});

describe('support-bot nlu', () => {
  it.each([['--help'], ['explain', '--help'], ['eval', '--help']])(
    'says how it is used: %s %s',
    async (...args) => {
      expect(await run(...args)).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^Usage: support-bot nlu/),
        error: '',
      });
    },
  );
});

describe('support-bot nlu eval', () => {
  it('exits with 0 when the floors are held', async () => {
    const file = await testFile('utterance\tintent\nhello\tGreet\nxqzvk wwrtp\toos\n');

    const floors = ['--accuracy', '90', '--oos-recall', '80'];
    const { code, output } = await run('eval', ...BOT, '--test', file, ...floors);

    expect(code).toBe(0);
    expect(output).toContain('100.0 % of 1 in-scope utterances got their intent');
  });

  it('exits with 1 when a floor is missed', async () => {
    const file = await testFile('hello\tGoodbye\n');

    expect(await run('eval', ...BOT, '--test', file, '--accuracy', '90')).toMatchObject({
      code: 1,
      output: expect.stringContaining('1 × Goodbye → Greet'),
    });
  });

  it('lists every line of the test file that is wrong', async () => {
    const file = await testFile('hello\tGreet\nno tab\nhello\tNonsense\n');

    const { code, error } = await run('eval', ...BOT, '--test', file);

    expect(code).toBe(2);
    expect(error).toContain('test.tsv:2: expected an utterance, a tab and an intent');
    expect(error).toContain('test.tsv:3: the bot has no intent "Nonsense"');
  });

  it.each([
    { name: 'a bot that is not there', args: ['eval', '--bot', 'nowhere'], says: 'not found' },
    {
      name: 'a locale that it lacks',
      args: ['eval', ...BOT, '--locale', 'xx_XX'],
      says: 'no locale "xx_XX"',
    },
    {
      name: 'a floor that is no percentage',
      args: ['eval', ...BOT, '--accuracy', 'high'],
      says: '0 to 100 (got "high")',
    },
    { name: 'an unknown verb', args: ['guess'], says: 'no "guess" (known: explain, eval)' },
    { name: 'an unknown option', args: ['eval', '--colour'], says: '--colour' },
  ])('names $name', async ({ args, says }) => {
    expect(await run(...args)).toMatchObject({ code: 2, error: expect.stringContaining(says) });
  });

  it('counts the held-out utterances', async () => {
    const file = await testFile('hello\tGreet\nbye\tGoodbye\nxqzvk wwrtp\toos\n');

    expect((await run('eval', ...BOT, '--test', file)).output).toContain(
      'Held-out utterances: 3\n',
    );
  });

  it.each([
    {
      name: 'a file without utterances',
      text: '# none\n',
      floor: '--accuracy',
      error: 'has no utterance',
    },
    {
      name: 'a floor for what the file lacks',
      text: 'hello\tGreet\n',
      floor: '--oos-recall',
      error: '--oos-recall needs',
    },
  ])('takes $name for no success', async ({ text, floor, error }) => {
    const args = ['eval', ...BOT, '--test', await testFile(text), floor, '80'];

    expect(await run(...args)).toMatchObject({ code: 2, error: expect.stringContaining(error) });
  });

  it('quotes what is in a wrong file escaped and shortened', async () => {
    const file = await testFile(`hello\t\u001b[31m${'x'.repeat(999)}\n`.repeat(99));

    const { code, error } = await run('eval', ...BOT, '--test', file);
    expect(code).toBe(2);
    expect(error).toContain('no intent "\\u001b[31mxxx');
    expect(error).toContain('… and 79 more');
    expect(error).not.toContain('\u001b');
  });
});
