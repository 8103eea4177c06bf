import { ConfigError, readConfig, silenceSdkSupportWarning } from '../local/config.ts';
import { start } from '../local/start.ts';
import { StartError } from '../local/startup/start-error.ts';
import { administratorText } from './administrator.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

const HELP = `Usage: support-bot start

Runs everything: the AWS endpoint, search, the chat with its console. Settings are environment variables
(docs/configuration.md); DATA_DIR keeps all data. Ctrl-C ends it.
`;

/** Runs `support-bot start` until SIGINT or SIGTERM. Returns the exit code: 1 if the product can't start. */
export function startCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const verb = { name: 'start', help: HELP, options: {} };
  return runVerb(verb, args, terminal, () => runProduct(terminal));
}

async function runProduct({ output, error: errors }: Terminal): Promise<number> {
  try {
    silenceSdkSupportWarning();
    const began = performance.now();
    const started = await start(readConfig());
    // Listen before printing "Ready": a signal may follow at once.
    const signalled = nextSignal();
    const { WebUrl, AwsUrl, SearchUrl } = started.outputs;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    output.write(
      `Ready in ${seconds} s. Ctrl-C ends it.\n  chat    ${WebUrl}   (console: ${WebUrl}/console/)\n  AWS     ${AwsUrl}   (credentials ${administratorText()})\n  search  ${SearchUrl}\n`,
    );
    output.write(`${await signalled}: ending …\n`);
    await started.close();
    return 0;
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof ConfigError)) throw error;
    const lines = error.problems.map((problem) => `  ${problem}\n`);
    errors.write(`support-bot can't start:\n${lines.join('')}`);
    return 1;
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}
