import { findProgramFiles } from '../../base/program-files.ts';
import { TEST_ALIAS_ID } from '../../emulator/lex/bot/bot-registry.ts';
import { formatHandlerLine } from '../lex-server/format-handler-line.ts';
import { formatTrace } from '../lex-server/format-trace.ts';
import { parseHookTarget } from '../lex-server/hook-target.ts';
import { LexServerError } from '../lex-server/lex-server-error.ts';
import { type ServedBot, serveBot } from '../lex-server/serve-bot.ts';
import type { Notice } from '../lex-server/watch-sources.ts';
import { opennessWarning, portAccess } from '../local/access.ts';
import { developerEnvironment, readConfig, silenceSdkSupportWarning } from '../local/config.ts';
import { findSurroundings } from '../local/surroundings.ts';
import { administratorText } from './administrator.ts';
import { runVerb } from './run-verb.ts';
import { portOption, SERVING_TERMINAL, type ServingTerminal } from './serving-terminal.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: support-bot lex --bot FILE_OR_FOLDER [--hook TARGET …] [--port N] [--json]

Serves any Lex V2 bot for the AWS SDKs, boto3 and the AWS CLI (alias ${TEST_ALIAS_ID}; credentials test / test, or those in
ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY), prints a trace of each turn, and reloads the bot and its handlers when
they change. Nothing is kept on disk.

  --bot FILE_OR_FOLDER  an export (zip), its unpacked folder, or a CloudFormation template with the bot inline
  --hook TARGET         the bot's code hook: handler.ts[#export] runs as a process (the export is called handler
                        unless named); ARN=URL calls an endpoint that speaks Lambda's Invoke: the runtime
                        interface emulator, SAM, LocalStack. Repeatable with a locale in front: fr_CA=handler.ts
  --port N              default 4566; 0 = any free one
  --json                first a line {"endpoint","botId","aliasId","locales"}, then each turn's trace as a line
  --help                show this
`;
const DEFAULT_PORT = 4566;

const OPTIONS = {
  bot: { type: 'string' },
  hook: { type: 'string', multiple: true },
  port: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Runs `support-bot lex`. Returns the exit code: 1 if the bot can't be served, 2 for wrong arguments. */
export function lexCommand(
  args: readonly string[],
  terminal: ServingTerminal = SERVING_TERMINAL,
): Promise<number> {
  const verb = { name: 'lex', help: HELP, options: OPTIONS };
  return runVerb(verb, args, terminal, ({ bot, hook: hooks = [], port, json = false }) => {
    if (bot === undefined) throw new UsageError('--bot is needed: what is to be served');
    return serveUntilEnded({ bot, hooks, port: portOption(port, DEFAULT_PORT), json }, terminal);
  });
}

interface LexOptions {
  readonly bot: string;
  readonly hooks: readonly string[];
  readonly port: number;
  readonly json: boolean;
}

async function serveUntilEnded(options: LexOptions, terminal: ServingTerminal): Promise<number> {
  silenceSdkSupportWarning();
  const ended = terminal.ended();
  try {
    const served = await serve(options, terminal);
    terminal.error.write(unhookedText(served));
    terminal.output.write(options.json ? `${facts(served)}\n` : greeting(options.bot, served));
    await ended;
    await served.close();
    return 0;
  } catch (error) {
    if (!(error instanceof LexServerError)) throw error;
    const problems = error.problems.map((problem) => `  ${problem}\n`).join('');
    terminal.error.write(`support-bot lex can't serve ${options.bot}:\n${problems}`);
    return 1;
  }
}

async function serve(options: LexOptions, { output, error }: Terminal): Promise<ServedBot> {
  const { bot, hooks, port, json } = options;
  const config = readConfig();
  const { host, region, administrator } = config;
  const surroundings = findSurroundings(findProgramFiles().root);
  const warning = opennessWarning(config, surroundings, { hasConsole: false });
  if (warning) error.write(`${warning}\n`);
  return serveBot({
    bot,
    hooks: hooks.map(parseHookTarget),
    port,
    host,
    access: portAccess(config, surroundings).aws,
    administrator,
    region,
    isReloading: true,
    environment: developerEnvironment(),
    onTurn: (trace) => output.write(json ? `${JSON.stringify(trace)}\n` : formatTrace(trace)),
    onNotice: (notice) => error.write(noticeText(notice)),
  });
}

function facts({ endpoint, botId, locales }: ServedBot): string {
  return JSON.stringify({ endpoint, botId, aliasId: TEST_ALIAS_ID, locales });
}

function greeting(bot: string, { endpoint, botId, locales }: ServedBot): string {
  return `${bot} is served. Ctrl-C ends it.
  endpoint  ${endpoint}   (credentials ${administratorText()})
  bot       ${botId}, alias ${TEST_ALIAS_ID}, ${locales.join(', ')}

  aws lexv2-runtime recognize-text --endpoint-url ${endpoint} --region us-east-1 \\
    --bot-id ${botId} --bot-alias-id ${TEST_ALIAS_ID} --locale-id ${locales[0]} \\
    --session-id me --text "hello"

`;
}

function unhookedText({ unhooked }: ServedBot): string {
  if (unhooked.length === 0) return '';
  return `No --hook is given for the code hook of ${unhooked.join(', ')}: turns that call it will fail.\n`;
}

function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'line':
      return `${notice.functionName} | ${formatHandlerLine(notice.line)}\n`;
    case 'reloaded':
      return `${notice.path} has changed and is in use.\n`;
    case 'refused': {
      const problems = notice.problems.map((problem) => `  ${problem}\n`).join('');
      return `${notice.path} has changed and can't be used; the previous version keeps running:\n${problems}`;
    }
  }
}
