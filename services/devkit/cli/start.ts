import { ConfigError, readConfig, silenceSdkSupportWarning } from '../local/config.ts';
import { start } from '../local/start.ts';
import { StartError } from '../local/startup/start-error.ts';

const HELP = `Usage: support-bot start

Runs everything: the AWS endpoint, search, the chat with its console. Settings are environment variables
(docs/configuration.md); DATA_DIR keeps all data. Ctrl-C ends it.
`;

/** Starts the product and runs it until SIGINT or SIGTERM. @returns the exit code */
export async function startCommand(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  try {
    silenceSdkSupportWarning();
    const began = performance.now();
    const started = await start(readConfig());
    const { WebUrl, AwsUrl, SearchUrl } = started.outputs;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `Ready in ${seconds} s. Ctrl-C ends it.\n  chat    ${WebUrl}   (console: ${WebUrl}/console/)\n  AWS     ${AwsUrl}   (credentials test / test)\n  search  ${SearchUrl}\n`,
    );
    const signal = await signalled();
    process.stdout.write(`${signal}: ending …\n`);
    await started.close();
    return 0;
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof ConfigError)) throw error;
    const lines = error.problems.map((problem) => `  ${problem}\n`);
    process.stderr.write(`support-bot can't start:\n${lines.join('')}`);
    return 1;
  }
}

function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}
