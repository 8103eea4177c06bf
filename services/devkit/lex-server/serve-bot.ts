import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { seededRandom } from '../../../nlu/random.ts';
import { trainInWorker } from '../../../nlu/train-in-worker.ts';
import { type Clock, systemClock } from '../../base/clock.ts';
import type { HttpAccess } from '../../base/http/access.ts';
import { listen } from '../../base/listen.ts';
import { silentLog } from '../../base/log.ts';
import { findProgramFiles, type ProgramFiles } from '../../base/program-files.ts';
import { realTimers } from '../../base/timers.ts';
import { buildAwsEndpoint } from '../../emulator/aws/endpoint/app.ts';
import { createDispatcher } from '../../emulator/aws/endpoint/dispatcher.ts';
import { type Credentials, createIdentities } from '../../emulator/aws/iam/identities.ts';
import { createSts } from '../../emulator/aws/sts/service.ts';
import type { HookCaller } from '../../emulator/lex/code-hook/hook-caller.ts';
import { type Lex, openLex } from '../../emulator/lex/runtime/service.ts';
import type { TurnTrace } from '../../emulator/lex/runtime/turn-trace.ts';
import { CloseStack } from '../local/close-stack.ts';
import { Deferred } from '../local/deferred.ts';
import { type Hook, hookArnFor, hooksOf } from './assign-hooks.ts';
import { LexServerHooks } from './call-hooks.ts';
import { type HandlerProcesses, openHandlerProcesses } from './handler-processes.ts';
import type { HookTarget } from './hook-target.ts';
import { LexServerError } from './lex-server-error.ts';
import { loadBot } from './load-bot.ts';
import { registerBot } from './register-bot.ts';
import { fingerprintOfBot, type Notice, type ServedSource, watchSources } from './watch-sources.ts';

export interface ServeOptions {
  readonly bot: string;
  readonly hooks: readonly HookTarget[];
  readonly port: number;
  /** The address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** Who may come; default: this machine alone. */
  readonly access?: HttpAccess;
  /** Default: test / test. */
  readonly administrator?: Credentials | undefined;
  readonly region: string;
  /** The dialog's time; signatures are checked against real time. */
  readonly clock?: Clock;
  /** Makes the choice among message variations repeat itself. */
  readonly seed?: number;
  /** Whether changes of the bot and of its handlers are loaded. */
  readonly isReloading: boolean;
  /** Environment of the handlers' processes, in addition to Lambda's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onTurn?: (trace: TurnTrace) => void;
  readonly onNotice?: (notice: Notice) => void;
}

export interface ServedBot {
  readonly endpoint: string;
  readonly botId: string;
  readonly locales: readonly string[];
  /** Intents that call a code hook in a locale that has none. */
  readonly unhooked: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves one bot behind the AWS endpoint, with nothing kept on disk. Traces show all texts.
 * Throws LexServerError with every problem of the bot, its hooks and the port.
 */
export async function serveBot(options: ServeOptions): Promise<ServedBot> {
  const hooks = hooksOf(options.hooks, options.region);
  const fingerprint = await fingerprintOfBot(options.bot);
  const bot = await loadBot(options.bot);
  const closing = new CloseStack();
  const close = () => closing.close();
  try {
    const source = { path: options.bot, bot, fingerprint };
    const endpoint = await compose(options, hooks, source, closing);
    const { locales, hookedIntents } = bot;
    const isHooked = locales.every((localeId) => hookArnFor(hooks, localeId) !== undefined);
    const unhooked = isHooked ? [] : hookedIntents;
    return { endpoint, botId: bot.source.botId, locales, unhooked, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(
  options: ServeOptions,
  hooks: readonly Hook[],
  source: ServedSource,
  closing: CloseStack,
): Promise<string> {
  const { region, onNotice = () => {} } = options;
  const files = findProgramFiles();
  const address = new Deferred<string>('The address of the AWS endpoint');
  const endpoint = () => address.value;
  const identities = createIdentities({
    clock: systemClock,
    secret: randomBytes(32),
    administrator: options.administrator,
  });
  const dispatcher = createDispatcher({ region, endpoint });
  const processes = await openHandlerProcesses({
    roles: identities,
    region,
    endpoint,
    runtimePath: files.lambdaRuntime,
    environment: options.environment,
    onLine: (functionName, line) => onNotice({ kind: 'line', functionName, line }),
  });
  closing.add(() => processes.close());
  const lex = await openInMemoryLex(options, new LexServerHooks(hooks, processes), files);
  closing.add(() => lex.close());
  dispatcher.register(createSts({ roles: identities }));
  dispatcher.register(lex.service);
  await registerBot(lex.definitions, source.bot, hooks);

  // Only faults of the emulator itself are logged: all else is in the traces.
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const app = buildAwsEndpoint({
    dispatcher,
    identities,
    clock: systemClock,
    region,
    log,
    ...(options.access ? { access: options.access } : {}),
  });
  closing.add(() => app.close());
  address.resolve(await openPort(app, options));

  await loadHandlers(processes, hooks);
  if (options.isReloading) {
    const { definitions } = lex;
    const deps = { processes, definitions, hooks, timers: realTimers, onNotice };
    closing.add(await watchSources(deps, source));
  }
  return address.value;
}

function openInMemoryLex(
  options: ServeOptions,
  hooks: HookCaller,
  files: ProgramFiles,
): Promise<Lex> {
  const { clock = systemClock, seed, onTurn } = options;
  return openLex({
    clock,
    timers: realTimers,
    random: seed === undefined ? Math.random : seededRandom(seed),
    log: silentLog,
    hooks,
    showsTexts: true,
    train: async (spec) =>
      openInterpreter(spec, await trainInWorker(spec, { workerFile: files.nluWorker })),
    onTurn,
  });
}

async function openPort(app: FastifyInstance, { host, port }: ServeOptions): Promise<string> {
  const opened = await listen({ app, host: host ?? '127.0.0.1', port, variable: '--port' });
  if ('problem' in opened) throw new LexServerError([opened.problem]);
  return opened.url;
}

async function loadHandlers(processes: HandlerProcesses, hooks: readonly Hook[]): Promise<void> {
  for (const { arn, target } of hooks) {
    if (target.kind === 'file') await processes.load(arn, target.file, target.exportName);
  }
}
