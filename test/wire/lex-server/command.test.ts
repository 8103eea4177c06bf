import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lexCommand } from '../../../services/devkit/cli/lex.ts';
import { fakeInvoke, type RunningLex, runLex, say } from '../../support/lex-server.ts';

const FIXTURE = 'test/fixtures/bots/room-booking';
const FALLBACK = 'RoomBooking/BotLocales/en_US/Intents/FallbackIntent/Intent.json';

let folder: string;
let bot: string;
let lex: RunningLex | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lex-server-'));
  bot = join(folder, 'bot');
  await cp(FIXTURE, bot, { recursive: true });
});

afterEach(async () => {
  lex?.process.kill('SIGKILL');
  lex = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function change(path: string, edit: (text: string) => string): Promise<void> {
  await writeFile(join(bot, path), edit(await readFile(join(bot, path), 'utf8')));
}

function handler(text: string): string {
  return `export const handler = async ({ sessionState: { intent } }: { sessionState: { intent: object } }) => ({
    sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' } },
    messages: [{ contentType: 'PlainText', content: '${text}' }],
  });\n`;
}

async function book(running: RunningLex, session: string): Promise<readonly string[]> {
  await say(running, 'book a large room', session);
  await say(running, '4', session);
  return say(running, 'yes', session);
}

function failed(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'lex', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replace(/\(node:[\s\S]*$/, '') };
}

describe('support-bot lex', () => {
  it('greets with what a client needs, and prints a readable trace of each turn', async () => {
    const [output, error] = [new PassThrough(), new PassThrough()];
    const told: string[] = [];
    output.on('data', (chunk: Buffer) => told.push(chunk.toString()));
    let end = () => {};
    const ended = () => new Promise<void>((resolve) => (end = resolve));
    const running = lexCommand(['--bot', bot, '--port', '0'], { output, error, ended });
    await once(output, 'data');
    const [greeting = ''] = told;
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? '';
    const facts = { endpoint, botId: 'ROOMB00K01', aliasId: 'TSTALIASID', locales: ['en_US'] };

    await say(facts, 'when are you open');
    end();
    const code = await running;

    expect(code).toBe(0);
    expect(greeting).toContain('--bot-id ROOMB00K01 --bot-alias-id TSTALIASID');
    const story = told.slice(1).join('');
    expect(story).toContain('      you  when are you open\n  ranking  OpeningHours ');
    expect(story).toContain('      bot  We are open from eight to ten.\n');
  });

  it('reloads a changed bot, and keeps the old one when the new one is broken', async () => {
    lex = await runLex(['--bot', bot]);
    const before = await say(lex, 'qwzx plorf vumble');

    await change(FALLBACK, (text) => text.replace('Sorry,', 'Pardon,'));
    await lex.errorSays('has changed and is in use');
    const after = await say(lex, 'qwzx plorf vumble');
    await change(FALLBACK, (text) => text.replace('"closingResponse"', '"closingResponse'));
    await lex.errorSays("can't be used");
    const kept = await say(lex, 'qwzx plorf vumble');

    expect(before).toStrictEqual(['Sorry, I can book rooms and tell opening hours.']);
    expect(after).toStrictEqual(['Pardon, I can book rooms and tell opening hours.']);
    expect(kept).toStrictEqual(after);
    expect(lex.errors()).toContain(`${join(bot, FALLBACK)}: is not JSON`);
  });

  it('reloads a changed handler, and keeps the old one when the new one does not compile', async () => {
    const file = join(folder, 'handler.ts');
    await writeFile(file, handler('first'));
    lex = await runLex(['--bot', bot, '--hook', file]);
    const first = await book(lex, 'aa');

    await writeFile(file, handler('the second'));
    await lex.errorSays('handler.ts has changed and is in use');
    const second = await book(lex, 'bb');
    await writeFile(file, 'export const handler = async () => ((;');
    await lex.errorSays("can't be used");
    const kept = await book(lex, 'cc');

    expect([first, second, kept]).toStrictEqual([['first'], ['the second'], ['the second']]);
    expect(lex.errors()).toMatch(/handler\.ts:1:\d+: Unexpected ";"/);
  });

  it('prints each turn as a JSON line: ranking, steps, hook request and response, messages', async () => {
    const intent = { name: 'BookRoom', state: 'Fulfilled' };
    const answer = { sessionState: { dialogAction: { type: 'Close' }, intent } };
    const invoke = await fakeInvoke(() => answer);
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:booking';
    lex = await runLex(['--bot', bot, '--hook', `${arn}=${invoke.url}`]);

    await book(lex, 'one');
    const code = await lex.stop();
    await invoke.close();

    const stories = lex.lines.map((line) => JSON.parse(line));
    expect(stories).toHaveLength(3);
    expect(stories[0].ranking[0]).toMatchObject({ intent: 'BookRoom' });
    expect(stories[2].steps.length).toBeGreaterThan(0);
    expect(stories[2].hooks[0].request.invocationSource).toBe('FulfillmentCodeHook');
    expect(JSON.parse(stories[2].hooks[0].response)).toStrictEqual(answer);
    expect(stories[2].messages[0].content).toBe('Your large room is booked.');
    expect(code).toBe(0);
  });

  it('says at once that the code hook of a bot is missing', async () => {
    lex = await runLex(['--bot', bot]);

    await lex.errorSays('No --hook is given for the code hook of BookRoom: turns that call it');
  });

  it('ends with its reader', async () => {
    lex = await runLex(['--bot', bot]);
    const ended = once(lex.process, 'exit');

    lex.process.stdout?.destroy();
    await say(lex, 'hello');

    expect(await ended).toStrictEqual([0, null]);
  });

  it('says at once what is wrong with a handler that can not be loaded', async () => {
    const file = join(folder, 'misspelt.mjs');
    await writeFile(file, 'export const handlr = async () => ({});');
    lex = await runLex(['--bot', bot, '--hook', file]);

    await lex.errorSays('misspelt.mjs exports no function "handler" (it exports handlr)');
  });

  it('names every problem of a broken bot with its file', () => {
    const { status, stderr } = failed('--bot', join(folder, 'nothing.zip'), '--port', '0');

    expect(status).toBe(1);
    expect(stderr).toContain('nothing.zip: there is no such file or folder');
  });

  it('refuses what is no zip', async () => {
    const file = join(folder, 'broken.zip');
    await writeFile(file, 'not a zip');

    const { status, stderr } = failed('--bot', file, '--port', '0');

    expect({ status, stderr }).toStrictEqual({
      status: 1,
      stderr: expect.stringContaining("can't be read"),
    });
  });

  it('says how to get around a port that is taken', async () => {
    lex = await runLex(['--bot', bot]);

    const { status, stderr } = failed('--bot', bot, '--port', new URL(lex.endpoint).port);

    expect(status).toBe(1);
    expect(stderr).toMatch(/Port \d+ on 127\.0\.0\.1 is taken.*--port/);
  });

  it('shows its help, and what is wrong with its arguments', () => {
    expect(failed('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--hook'),
    });
    expect(failed()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--bot is needed'),
    });
    expect(failed('--bot', bot, '--port', 'x')).toMatchObject({ status: 2 });
  });
});
