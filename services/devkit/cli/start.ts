import { constants } from 'node:os';
import { realTimers } from '../../base/timers.ts';
import { ConfigError, readConfig, silenceSdkSupportWarning } from '../local/config.ts';
import { type Started, start } from '../local/start.ts';
import { StartError } from '../local/startup/start-error.ts';
import { administratorText } from './administrator.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

const HELP = `Usage: support-bot start

Runs everything: the AWS endpoint, search, the chat with its console. Settings are environment variables
(docs/configuration.md); DATA_DIR keeps all data. Ctrl-C ends it.
`;

/** How long a start that was given up may take to end, in milliseconds. */
const GIVE_UP_MS = 3000;
const REPEATED_WITHIN_MS = 1000;

/** Runs `support-bot start` until SIGINT or SIGTERM. Returns the exit code: 1 if the product can't start. */
export function startCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const verb = { name: 'start', help: HELP, options: {} };
  return runVerb(verb, args, terminal, () => runProduct(terminal));
}

async function runProduct({ output, error: errors }: Terminal): Promise<number> {
  // Modes of new files and folders: a backup of DATA_DIR is as private as it is.
  process.umask(0o077);
  const signalled = firstSignal();
  let isDebugging = false;
  try {
    silenceSdkSupportWarning();
    const began = performance.now();
    const ended = new AbortController();
    const config = readConfig();
    isDebugging = config.logLevel === 'debug';
    const starting = start(config, ended);
    const first = await Promise.race([starting, signalled]);
    if (typeof first === 'string') {
      output.write(`${first}: ending …\n`);
      ended.abort();
      await settled(starting);
      return 0;
    }
    const { WebUrl, AwsUrl, SearchUrl } = first.outputs;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    output.write(
      `Ready in ${seconds} s. Ctrl-C ends it.\n  chat    ${WebUrl}   (console: ${WebUrl}/console/)\n  AWS     ${AwsUrl}   (credentials ${administratorText()})\n  search  ${SearchUrl}\n`,
    );
    output.write(`${await signalled}: ending …\n`);
    await first.close();
    return 0;
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof ConfigError)) throw error;
    const lines = error.problems.map((problem) => `  ${problem}\n`);
    errors.write(`support-bot can't start:\n${lines.join('')}`);
    if (isDebugging && error.cause instanceof Error) errors.write(`${error.cause.stack}\n`);
    return 1;
  }
}

/** Waits for the end of a start that was given up; ends the process if that takes too long, as training may. */
async function settled(starting: Promise<Started>): Promise<void> {
  const cancel = realTimers.after(GIVE_UP_MS, () => process.exit(0));
  await starting.then(
    (started) => started.close(),
    () => undefined,
  );
  cancel();
}

/**
 * Resolves with the first signal that ends the program. npm passes on what the terminal has sent already, so that one
 * Ctrl-C may arrive twice; only a later signal ends the process at once.
 */
function firstSignal(): Promise<NodeJS.Signals> {
  let firstAt: number | undefined;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        firstAt ??= performance.now();
        if (performance.now() - firstAt > REPEATED_WITHIN_MS) {
          process.exit(128 + constants.signals[signal]);
        }
        resolve(signal);
      });
    }
  });
}
