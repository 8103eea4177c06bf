import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testCommand } from '../../../services/devkit/cli/test.ts';
import { startLex } from '../../../services/devkit/lex-server/start-lex.ts';

const BOT = 'test/fixtures/bots/room-booking';
const GOOD = `name: A room is booked
turns:
  - say: book a big room
    expect: { intent: BookRoom, slots: { Size: large }, spoken: { Size: big }, elicits: People }
  - say: "12"
    expect: { text: a large room for 12 }
  - say: "no"
    expect: { state: Failed, text: No room }
`;
const FORGOTTEN = `name: A session ends after five minutes
turns:
  - say: book a big room
  - wait: 6m
    say: "12"
    expect: { text: a large room for 12 }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-'));
});

afterEach(() => vi.unstubAllEnvs());
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function run(...args: string[]) {
  const [output, error] = [new PassThrough(), new PassThrough()];
  const code = await testCommand(args, { output, error });
  const text = (stream: PassThrough) => stream.read()?.toString() ?? '';
  return { code, output: text(output), error: text(error) };
}

describe('support-bot test', () => {
  it('plays golden conversations and test sets against a bot that it serves', async () => {
    const yaml = await file('good.yaml', GOOD);
    const csv = await file(
      'set.csv',
      'Conversation #,Source,Input,Expected Output Intent,Expected Output Slot 1\n' +
        '1,User,reserve a tiny room,BookRoom,Size = tiny\n-,User,opening hours,OpeningHours,\n',
    );

    const { code, output, error } = await run(yaml, csv, '--bot', BOT);

    expect({ code, output, error }).toStrictEqual({
      code: 0,
      output: '✓ A room is booked\n✓ Conversation 1\n✓ Line 3\n\n3 passed\n',
      error: '',
    });
  });

  it('shows where a conversation goes another way, and ends with 1', async () => {
    const yaml = await file('bad.yaml', GOOD.replace('for 12', 'for 13'));

    const { code, output } = await run(yaml, '--bot', BOT);

    expect(code).toBe(1);
    expect(output).toBe(`✗ A room is booked (${yaml}:5)
  you: book a big room
  bot: For how many people?
  you: 12
  bot: Shall I book a large room for 12?
    text
      expected "a large room for 13"
      got      "Shall I book a large room for 12?"

0 passed, 1 failed
`);
  });

  it("moves the served bot's clock", async () => {
    const { code, output } = await run(await file('wait.yaml', FORGOTTEN), '--bot', BOT);

    expect(code).toBe(1);
    expect(output).toContain('✗ A session ends after five minutes');
  });

  it('plays against an endpoint, whose clock it can not move', async () => {
    const lex = await startLex({ bot: BOT });
    await file('good.yaml', GOOD);
    await file('wait.yaml', FORGOTTEN);

    const { code, output } = await run(
      ...[folder, '--endpoint', lex.endpoint, '--bot-id', lex.botId, '--locale', 'en_US'],
    );
    await lex.close();

    expect(code).toBe(0);
    expect(output).toContain('✓ A room is booked\n- A session ends');
    expect(output).toContain('1 passed, 1 skipped');
  });

  it('plays against the product that runs here, when none is named', async () => {
    const lex = await startLex({ bot: BOT });
    vi.stubEnv('DATA_DIR', folder);
    const { endpoint: AwsUrl, botId: BotId, aliasId: BotAliasId } = lex;
    await file('outputs.json', JSON.stringify({ AwsUrl, BotId, BotAliasId, LocaleId: 'en_US' }));

    const { code, output } = await run(await file('good.yaml', GOOD));
    await lex.close();

    expect({ code, output }).toStrictEqual({ code: 0, output: '✓ A room is booked\n\n1 passed\n' });
  });

  it('says how to name a bot when no product runs', async () => {
    vi.stubEnv('DATA_DIR', join(folder, 'empty'));

    const { code, error } = await run(await file('good.yaml', GOOD));

    expect(code).toBe(1);
    expect(error).toContain(
      'start the product (npm start), or name a bot with --bot or --endpoint',
    );
  });

  it('writes a test set of golden conversations and reads it back', async () => {
    const yaml = await file('good.yaml', GOOD);
    const [csv, back] = [join(folder, 'set.csv'), join(folder, 'back.yaml')];

    const written = await run(yaml, '--to-csv', csv);
    const read = await run('--from-csv', csv, '--to-yaml', back);
    const played = await run(back, '--bot', BOT);

    expect(written.error).toContain('no column for: elicits (1), state (1)');
    expect(read.code).toBe(0);
    expect(played).toMatchObject({ code: 0, output: '✓ Conversation 1\n\n1 passed\n' });
    expect(await readFile(back, 'utf8')).toContain('Size: big');
  });

  it.each([
    ['no file', [], 2, 'a FILE is needed'],
    ['a file that is not there', ['no.yaml', '--bot', BOT], 1, 'no.yaml: there is no such file'],
    ['an odd file', ['package.json', '--bot', BOT], 1, 'package.json: not .yaml, .yml, .csv'],
    ['a missing bot', ['x.yaml', '--bot', 'no-bot'], 1, 'no-bot: there is no such file or folder'],
    ['half an endpoint', ['x.yaml', '--endpoint', 'http://127.0.0.1:1'], 2, 'needs --bot-id'],
  ] as const)('says what is wrong: %s', async (_what, args, code, problem) => {
    const result = await run(...args);

    expect(result.code).toBe(code);
    expect(result.error).toContain(problem);
  });
});
