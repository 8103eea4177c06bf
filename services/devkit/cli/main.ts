import { DataFolderError } from '../../base/durable/data-folder.ts';
import { ConfigError } from '../local/config.ts';
import type { Command } from './command.ts';
import { endOnSignals } from './first-process.ts';

interface Verb {
  readonly summary: string;
  /** Loads the verb on demand: `chat` does not pay for the imports of `start`. */
  readonly load: () => Promise<Command>;
}

const VERBS: Readonly<Record<string, Verb>> = {
  start: {
    summary: 'run everything: AWS endpoint, search, chat and console',
    load: async () => (await import('./start.ts')).startCommand,
  },
  chat: {
    summary: 'talk to the bot in the terminal',
    load: async () => (await import('./chat.ts')).chatCommand,
  },
  lex: {
    summary: 'serve any Lex V2 bot: an export and its handler',
    load: async () => (await import('./lex.ts')).lexCommand,
  },
  test: {
    summary: 'play golden conversations; read and write test sets of the Test Workbench',
    load: async () => (await import('./test.ts')).testCommand,
  },
  nlu: {
    summary: 'explain how a text is understood; judge a bot by held-out utterances',
    load: async () => (await import('./nlu.ts')).nluCommand,
  },
  seed: {
    summary: 'upload the first pages and videos where they are missing',
    load: async () => (await import('./seed.ts')).seedCommand,
  },
  docs: {
    summary: 'save pages and files for the bot, check and list them, make the index again',
    load: async () => (await import('./docs.ts')).docsCommand,
  },
  answers: {
    summary: 'show what the bot replies to a question, and why',
    load: async () => (await import('./answers.ts')).answersCommand,
  },
  console: {
    summary: "serve the help desk's console, here or of a stack on AWS",
    load: async () => (await import('./console.ts')).consoleCommand,
  },
  tickets: {
    summary: 'export the tickets as a table',
    load: async () => (await import('./tickets.ts')).ticketsCommand,
  },
  route: {
    summary:
      'explain which team gets a text or a mail, and whether it can wait; check the routing table',
    load: async () => (await import('./route.ts')).routeCommand,
  },
  mail: {
    summary: 'show what Request Tracker makes of a mail',
    load: async () => (await import('./mail.ts')).mailCommand,
  },
  notice: {
    summary: 'set the line that everybody sees while something is down',
    load: async () => (await import('./notice.ts')).noticeCommand,
  },
  encoder: {
    summary: 'install the optional sentence encoder, or make its layer for AWS',
    load: async () => (await import('./encoder.ts')).encoderCommand,
  },
  reset: {
    summary: 'delete all data and start over',
    load: async () => (await import('./reset.ts')).resetCommand,
  },
};

const HELP = `Usage: support-bot <verb> [options]

${Object.entries(VERBS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

support-bot <verb> --help says more.
`;

/** Runs the verb that the arguments name. Returns the exit code: 2 for an unknown verb. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    process.stderr.write(
      `support-bot knows no verb "${name}" (known: ${Object.keys(VERBS).join(', ')}).\n`,
    );
    return 2;
  }
  try {
    return await (await verb.load())(args);
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof DataFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

if (process.pid === 1) endOnSignals();
process.exitCode = await main(process.argv.slice(2));
