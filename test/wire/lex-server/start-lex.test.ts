import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type StartedLex,
  type StartLexOptions,
  startLex,
  type TurnTrace,
} from '../../../services/devkit/lex-server/start-lex.ts';
import { fakeInvoke, say } from '../../support/lex-server.ts';

const BOT = 'test/fixtures/bots/room-booking';
const FULFIL = ['book a large room', '4', 'yes'];

let folder: string;
let lex: StartedLex | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lex-server-'));
});

afterEach(async () => {
  await lex?.close();
  lex = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Serves the bot with a handler and talks until it is called; the last reply. */
async function fulfilledWith(hook: StartLexOptions['hooks']): Promise<readonly string[]> {
  lex = await startLex({ bot: BOT, hooks: hook ?? [] });
  let reply: readonly string[] = [];
  for (const text of FULFIL) reply = await say(lex, text);
  return reply;
}

async function handlerFile(name: string, code: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, code);
  return path;
}

const close = (text: string, event = 'event') =>
  `({ sessionState: { dialogAction: { type: 'Close' }, intent: { ...${event}.sessionState.intent, state: 'Fulfilled' } },
     messages: [{ contentType: 'PlainText', content: ${text} }] })`;

describe('startLex', () => {
  it('says where the bot is served and how to make a client', async () => {
    lex = await startLex({ bot: BOT });

    const { endpoint, clientConfig } = lex;
    expect({ ...lex, close: undefined }).toStrictEqual({
      endpoint,
      botId: 'ROOMB00K01',
      aliasId: 'TSTALIASID',
      locales: ['en_US'],
      clientConfig: {
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      },
      close: undefined,
    });
    expect(clientConfig.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("runs a handler's file with all rights of the developer, debuggable", async () => {
    await handlerFile('note.txt', 'a note');
    const file = await handlerFile(
      'free.mjs',
      `import { execFileSync } from 'node:child_process';
       import { readFileSync } from 'node:fs';
       import inspector from 'node:inspector';
       import { Worker } from 'node:worker_threads';
       const read = (path) => readFileSync(path, 'utf8');
       export const handler = async (event) => {
         inspector.open(0);
         const url = inspector.url();
         inspector.close();
         const worker = new Worker('process.exit(5)', { eval: true, execArgv: ['--no-warnings'] });
         const code = await new Promise((exited) => worker.on('exit', exited));
         const child = execFileSync(process.execPath, ['-p', '1 + 1'], { encoding: 'utf8' }).trim();
         const seen = [typeof process.permission, read(${JSON.stringify(join(folder, 'note.txt'))}), child, code, url.split(':')[0], read('/dev/null')];
         return ${close('JSON.stringify(seen)')};
       };`,
    );

    const [reply = ''] = await fulfilledWith([file]);

    expect(JSON.parse(reply)).toStrictEqual(['undefined', 'a note', '2', 5, 'ws', '']);
  });

  it('calls a function of this process, which shares nothing with Lex', async () => {
    const events: { invocationSource: string; sessionState: { intent: { name: string } } }[] = [];
    const hook = (event: (typeof events)[number]) => {
      events.push(event);
      event.sessionState.intent.name = 'Changed';
      const intent = { name: 'BookRoom', state: 'Fulfilled' };
      return { sessionState: { dialogAction: { type: 'Close' }, intent } };
    };

    const reply = await fulfilledWith([hook]);

    expect(events.map(({ invocationSource }) => invocationSource)).toStrictEqual([
      'FulfillmentCodeHook',
    ]);
    expect(reply).toStrictEqual(['Your large room is booked.']);
  });

  it('runs a TypeScript handler with what it imports', async () => {
    await handlerFile('text.ts', "export const text: string = 'from TypeScript';");
    const code = `import { text } from './text.ts';
      interface Event { sessionState: { intent: object } }
      export const handler = async (event: Event): Promise<object> => ${close('text')};`;

    const reply = await fulfilledWith([await handlerFile('handler.ts', code)]);

    expect(reply).toStrictEqual(['from TypeScript']);
  });

  it('runs a CommonJS handler under the name of its export', async () => {
    const code = `exports.book = async (event) => ${close("'from CommonJS'")};`;

    const reply = await fulfilledWith([`${await handlerFile('handler.cjs', code)}#book`]);

    expect(reply).toStrictEqual(['from CommonJS']);
  });

  it('fails the turn as Lex does when the handler throws, and says why', async () => {
    const traces: TurnTrace[] = [];
    const code = "export const handler = async () => { throw new TypeError('no rooms today'); };";
    const file = await handlerFile('handler.mjs', code);

    lex = await startLex({
      bot: BOT,
      hooks: [file],
      onTurn: (trace) => traces.push(trace),
    });
    for (const text of FULFIL) await say(lex, text);

    const [hook] = traces.at(-1)?.hooks ?? [];
    expect(traces.at(-1)?.messages).toStrictEqual([
      { contentType: 'PlainText', content: 'The booking system does not answer.' },
    ]);
    expect(hook?.outcome).toContain('Received error response from Lambda: Unhandled');
    expect(JSON.parse(hook?.response ?? '')).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no rooms today',
    });
  });

  it('calls a Lambda endpoint by the ARN of its function', async () => {
    const invoke = await fakeInvoke(() => ({
      sessionState: {
        dialogAction: { type: 'Close' },
        intent: { name: 'BookRoom', state: 'Fulfilled' },
      },
      messages: [{ contentType: 'PlainText', content: 'from elsewhere' }],
    }));
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:function';

    const reply = await fulfilledWith([`${arn}=${invoke.url}`]);
    await invoke.close();

    expect(reply).toStrictEqual(['from elsewhere']);
    expect(invoke.paths).toStrictEqual(['/2015-03-31/functions/function/invocations']);
  });

  it('moves with the clock that it is given', async () => {
    let now = Date.parse('2030-01-01T12:00:00Z');
    lex = await startLex({ bot: BOT, clock: { now: () => new Date(now) } });

    await say(lex, 'book a small room', 'kept');
    await say(lex, 'book a small room', 'over');
    now += 299_000;
    const [inTime] = await say(lex, '4', 'kept');
    now += 2_000;
    const [tooLate] = await say(lex, '4', 'over');

    expect(inTime).toBe('Shall I book a small room for 4?');
    expect(tooLate).not.toContain('Shall I book');
  });

  it('chooses the same variation for the same seed', async () => {
    const first: string[] = [];
    for (const seed of [7, 7]) {
      lex = await startLex({ bot: BOT, seed });
      for (const session of ['s1', 's2', 's3', 's4', 's5', 's6']) {
        first.push(...(await say(lex, 'book a room', session)));
      }
      await lex.close();
      lex = undefined;
    }

    expect(first.slice(0, 6)).toStrictEqual(first.slice(6));
    expect(new Set(first).size).toBe(2);
  });

  it.each([
    ['a missing bot', { bot: 'no/such/bot' }, 'no/such/bot: there is no such file or folder'],
    ['a broken zip', { bot: 'package.json' }, 'package.json: no AWS::Lex::Bot'],
    [
      'a missing handler',
      { bot: BOT, hooks: ['no-handler.ts'] },
      'no-handler.ts: there is no such',
    ],
    ['an odd hook', { bot: BOT, hooks: ['http://127.0.0.1'] }, 'expected FILE[#EXPORT] or ARN=URL'],
    [
      'two hooks for all',
      { bot: BOT, hooks: ['a.mjs', 'b.mjs'] },
      'two hooks are given for every locale',
    ],
  ])('refuses %s by name', async (_what, options, problem) => {
    const refused = await startLex(options).catch((error: Error) => error.message);

    expect(refused).toContain(problem);
  });
});
