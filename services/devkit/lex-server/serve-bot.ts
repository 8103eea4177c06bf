import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { seededRandom } from '../../../nlu/random.ts';
import { trainInWorker } from '../../../nlu/train-in-worker.ts';
import { type Clock, systemClock } from '../../base/clock.ts';
import { listen } from '../../base/listen.ts';
import { silentLog } from '../../base/log.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { realTimers } from '../../base/timers.ts';
import { buildAwsEndpoint } from '../../emulator/aws/endpoint/app.ts';
import { createDispatcher } from '../../emulator/aws/endpoint/dispatcher.ts';
import { createIdentities } from '../../emulator/aws/iam/identities.ts';
import { createSts } from '../../emulator/aws/sts/service.ts';
import { createLex } from '../../emulator/lex/runtime/service.ts';
import type { TurnTrace } from '../../emulator/lex/runtime/turn-trace.ts';
import { type Hook, hookArnFor, hooksOf } from './assign-hooks.ts';
import { createHookCaller } from './call-hooks.ts';
import { createHandlerProcesses } from './handler-processes.ts';
import type { HookTarget } from './hook-target.ts';
import { LexServerError } from './lex-server-error.ts';
import { loadBot } from './load-bot.ts';
import type { LoadedBot } from './loaded-bot.ts';
import { registerBot } from './register-bot.ts';
import { fingerprintOfBot, type Notice, watchSources } from './watch-sources.ts';

export interface ServeOptions {
  readonly bot: string;
  readonly hooks: readonly HookTarget[];
  readonly port: number;
  /** The address to listen on; default 127.0.0.1. */
  readonly host?: string;
  readonly region: string;
  /** The dialog's time; signatures are checked against real time. */
  readonly clock?: Clock;
  /** Makes the choice among message variations repeat itself. */
  readonly seed?: number;
  /** Takes up changes of the bot and of its handlers. */
  readonly isReloading: boolean;
  /** What handlers' processes get beside Lambda's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onTurn?: (trace: TurnTrace) => void;
  readonly onNotice?: (notice: Notice) => void;
}

export interface ServedBot {
  readonly endpoint: string;
  readonly botId: string;
  readonly locales: readonly string[];
  /** Intents that call a code hook in a locale that was given none. */
  readonly unhooked: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves one bot through the front door, with nothing kept on disk. Every story told shows its texts.
 * Throws LexServerError with every problem of the bot, its hooks and the port.
 */
export async function serveBot(options: ServeOptions): Promise<ServedBot> {
  const hooks = hooksOf(options.hooks, options.region);
  const since = await fingerprintOfBot(options.bot);
  const bot = await loadBot(options.bot);
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const endpoint = await compose(options, hooks, { bot, since }, closing);
    const { source, locales, hookedIntents } = bot;
    const isHooked = locales.every((localeId) => hookArnFor(hooks, localeId) !== undefined);
    const unhooked = isHooked ? [] : hookedIntents;
    return { endpoint, botId: source.botId, locales, unhooked, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(
  options: ServeOptions,
  hooks: readonly Hook[],
  { bot, since }: { readonly bot: LoadedBot; readonly since: string },
  closing: (() => unknown)[],
): Promise<string> {
  const { region, onNotice = () => {} } = options;
  // Only what is wrong with the emulator itself is logged: everything else is told in stories.
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const files = findProgramFiles();
  let address = '';
  const endpoint = () => address;
  const identities = createIdentities({ clock: systemClock, secret: randomBytes(32) });
  const dispatcher = createDispatcher({ region, endpoint });
  const processes = await createHandlerProcesses({
    roles: identities,
    region,
    endpoint,
    runtimePath: files.lambdaRuntime,
    environment: options.environment,
    onLine: (functionName, line) => onNotice({ kind: 'line', functionName, line }),
  });
  closing.push(processes.close);
  const lex = await createLex({
    clock: options.clock ?? systemClock,
    timers: realTimers,
    random: options.seed === undefined ? Math.random : seededRandom(options.seed),
    log: silentLog,
    hooks: createHookCaller(hooks, processes),
    showsTexts: true,
    train: async (spec) =>
      openInterpreter(spec, await trainInWorker(spec, { workerFile: files.nluWorker })),
    ...(options.onTurn ? { onTurn: options.onTurn } : {}),
  });
  closing.push(lex.close);
  dispatcher.register(createSts({ roles: identities }));
  dispatcher.register(lex.service);
  await registerBot(lex.definitions, bot, hooks);

  const app = buildAwsEndpoint({ dispatcher, identities, clock: systemClock, region, log });
  closing.push(() => app.close());
  const { host = '127.0.0.1', port } = options;
  const opened = await listen({ app, host, port, variable: '--port' });
  if ('problem' in opened) throw new LexServerError([opened.problem]);
  address = opened.url;

  for (const { arn, target } of hooks) {
    if (target.kind === 'file') await processes.load(arn, target.file, target.exportName);
  }
  if (options.isReloading) {
    const deps = { processes, definitions: lex.definitions, hooks, onNotice };
    closing.push(await watchSources(deps, options.bot, bot, since));
  }
  return address;
}
