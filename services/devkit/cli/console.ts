import { join } from 'node:path';
import pino from 'pino';
import { systemClock } from '../../base/clock.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { type ServedConsole, serveConsole } from '../console/serve-console.ts';
import { staffAreas } from '../console/staff-areas.ts';
import { askingServices } from './asking-services.ts';
import { type OpenConsoleTarget, openConsoleTarget } from './console/console-target.ts';
import { runVerb } from './run-verb.ts';
import { portOption, SERVING_TERMINAL, type ServingTerminal } from './serving-terminal.ts';
import { TargetError } from './target-error.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: support-bot console [--name STACK [--profile P] [--region R]] [--port N] [--json]

Serves the console of the help desk on this machine: questions, documents, tickets, chats, figures. It prints an address that
opens it once, in the browser that comes first; the login lasts twelve hours. Ctrl-C ends it.

Every call is signed with your own AWS credentials, which stay in this process. You need the rights in the stack's
StaffPolicy (output StaffPolicyArn), and no others.

  --name STACK   the deployed bot of that name (stacks STACK-storage and STACK)
  --profile P    the AWS profile to use with --name
  --region R     its region
  --port N       default: any free one
  --json         a line {"url"} instead of sentences
  --help         show this

Without --name it is the bot that was started last from this DATA_DIR; it also has its own at :3000/console/.
`;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  name: TEXT,
  profile: TEXT,
  region: TEXT,
  port: TEXT,
  json: { type: 'boolean' },
} as const;

/** Runs `support-bot console`. Returns the exit code: 1 if the bot can't be found or the port is taken, 2 for wrong arguments. */
export function consoleCommand(
  args: readonly string[],
  terminal: ServingTerminal = SERVING_TERMINAL,
): Promise<number> {
  const verb = { name: 'console', help: HELP, options: OPTIONS };
  return runVerb(verb, args, terminal, ({ port, json = false, ...options }) => {
    if (options.name === undefined && (options.profile ?? options.region) !== undefined)
      throw new UsageError('--profile and --region need --name');
    const chosen = portOption(port, 0);
    return askingServices(verb.name, terminal, async () => {
      const target = await openConsoleTarget(options);
      try {
        return await serveUntilEnded(target, chosen, json, terminal);
      } finally {
        await target.close();
      }
    });
  });
}

async function serveUntilEnded(
  target: OpenConsoleTarget,
  port: number,
  json: boolean,
  { output, ended }: ServingTerminal,
): Promise<number> {
  const whenEnded = ended();
  const served = await serve(target, port);
  output.write(json ? `${JSON.stringify({ url: served.url })}\n` : greeting(target, served));
  await whenEnded;
  await served.close();
  return 0;
}

async function serve({ about, target }: OpenConsoleTarget, port: number): Promise<ServedConsole> {
  // Standard output has the address.
  const log = pino({ level: 'warn' }, process.stderr);
  try {
    return await serveConsole({
      folder: join(findProgramFiles().distFolder, 'console'),
      areas: staffAreas(() => target, systemClock, log, about.signedAs),
      about: () => about,
      onError: (error, reference) => log.error({ err: error, reference }, 'console request failed'),
      port,
      clock: systemClock,
    });
  } catch (error) {
    throw new TargetError(error instanceof Error ? error.message : String(error));
  }
}

function greeting({ about }: OpenConsoleTarget, { url }: ServedConsole): string {
  const whose = about.mode === 'aws' ? `${about.name} in ${about.region}` : 'this machine';
  const who = about.signedAs ? `, as ${about.signedAs}` : '';
  return `The console of ${whose}${who}. Ctrl-C ends it.

  ${url}

The address opens it once.
`;
}
