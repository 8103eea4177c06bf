/** The program of a function's process: loads the handler, then runs one event at a time. */
import { closeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { enableCompileCache } from './compile-cache.ts';
import { formatConsole, writeLine } from './console.ts';
import { failureOf, RuntimeFailure, unhandledRejection } from './failure.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import {
  endOfLog,
  FUNCTION_VARIABLES,
  type InvokeMessage,
  LAYER_FOLDERS,
  type RuntimeMessage,
} from './protocol.ts';
import { isRestricted, restrictProcess } from './restrict-process.ts';
import { runHandler } from './run-handler.ts';

/** AWS's limit for a response, in bytes. */
const MAX_RESPONSE_BYTES = 6_291_556;

let requestId = '';
const { env } = process;
const channel = process.channel as unknown as { ref(): void; unref(): void };

// Worker threads load this module only for the restrictions.
if (isRestricted()) restrictProcess(layerFolders());
// Restricted, this module is loaded ahead of Node's own start, which ends before the first turn of the event loop.
if (isMainThread) setImmediate(() => void run());

async function run(): Promise<void> {
  const [, , compileCache, inherited = ''] = process.argv;
  for (const descriptor of inherited.split(' ').filter(Boolean)) closeSync(Number(descriptor));
  prepareEnvironment();
  // The channel closes when the emulator ends, however it ends.
  process.on('disconnect', () => process.exit(0));
  process.on('uncaughtException', (error) => void fail(error, 129));
  process.on('unhandledRejection', (reason) => void fail(unhandledRejection(reason), 128));
  formatConsole(() => requestId);
  enableCompileCache(compileCache);
  await start().catch(async (error: unknown) => {
    const failure = failureOf(error);
    writeLine('', 'ERROR', `Uncaught Exception \t${JSON.stringify(failure)}`);
    await send({ type: 'initFailed', failure });
    process.exit(1);
  });
}

function prepareEnvironment(): void {
  // Some shells add these variables, and a shell starts this process.
  for (const name of ['_', 'OLDPWD', 'PWD', 'SHLVL']) delete env[name];
  Object.assign(env, JSON.parse(env[FUNCTION_VARIABLES] ?? '{}'));
  delete env[FUNCTION_VARIABLES];
}

function layerFolders(): readonly string[] {
  const folders = JSON.parse(env[LAYER_FOLDERS] ?? '[]') as readonly string[];
  delete env[LAYER_FOLDERS];
  return folders;
}

async function start(): Promise<void> {
  const handler = await loadHandler(env.LAMBDA_TASK_ROOT ?? '', env._HANDLER ?? '');
  refuseCallbackStyle(handler);
  process.on('message', (message: InvokeMessage) => void invoke(handler, message));
  await send({ type: 'ready' });
}

/** AWS's Node.js 24 runtime accepts async handlers only. */
function refuseCallbackStyle(handler: Handler): void {
  const version = Number(/nodejs(\d+)/.exec(env.AWS_EXECUTION_ENV ?? '')?.[1] ?? 0);
  if (version < 24 || handler.length < 3) return;
  throw new RuntimeFailure(
    'Runtime.CallbackHandlerDeprecated',
    'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.',
  );
}

async function invoke(handler: Handler, message: InvokeMessage): Promise<void> {
  requestId = message.requestId;
  channel.unref();
  try {
    const payload = serialise(await runHandler(handler, message));
    await end(message.requestId, { type: 'succeeded', payload, maxRssKb: maxRssKb() });
  } catch (error) {
    const failure = failureOf(error);
    writeLine(requestId, 'ERROR', `Invoke Error \t${JSON.stringify(failure)}`);
    await end(message.requestId, { type: 'failed', failure, maxRssKb: maxRssKb(), isFatal: false });
  }
}

function serialise(value: unknown): string {
  const payload = JSON.stringify(value === undefined ? null : value) ?? 'null';
  if (Buffer.byteLength(payload) <= MAX_RESPONSE_BYTES) return payload;
  throw new RuntimeFailure(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
  );
}

/** An error that no handler can catch ends the invocation, if there is one, and the process. */
async function fail(error: unknown, exitCode: number): Promise<void> {
  const failure = failureOf(error);
  writeLine(requestId, 'ERROR', `${failure.errorType}\t${JSON.stringify(failure)}`);
  const message = { type: 'failed', failure, maxRssKb: maxRssKb(), isFatal: true } as const;
  if (requestId) await end(requestId, message);
  process.exit(exitCode);
}

async function end(ended: string, message: RuntimeMessage): Promise<void> {
  channel.ref();
  requestId = '';
  await new Promise((resolve) => process.stdout.write(endOfLog(ended), resolve));
  await send(message);
}

function send(message: RuntimeMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

function maxRssKb(): number {
  return process.resourceUsage().maxRSS;
}
