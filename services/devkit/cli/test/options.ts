import { UsageError } from '../usage-error.ts';

const HELP = `Usage: support-bot test FILE… [--bot FILE_OR_FOLDER [--hook TARGET …]]
       support-bot test FILE… [--endpoint URL --bot-id ID --alias-id ID]
       support-bot test FILE… --to-csv FILE | --to-yaml FILE

Plays golden conversations (.yaml), and text test sets of Lex's Test Workbench (.csv), and shows where the bot does
not do what they expect. FILE may be a folder. Without --bot and --endpoint the product that runs here is played.

  --bot, --hook    serve this bot for the test, as "support-bot lex" does; its clock can be moved (wait: 6m)
  --endpoint URL   where the bot is; on this machine the local administrator is used, else the AWS SDK's credentials
  --bot-id ID, --alias-id ID   the bot there (alias: default TSTALIASID)
  --locale ID      for conversations that name none (default: the bot's first, else en_US)
  --from-csv FILE  read as a test set whatever its name
  --to-csv FILE    write them as a test set of the Test Workbench instead of playing them
  --to-yaml FILE   write them as golden conversations instead of playing them
  --help           show this

Ends with 0 if every conversation is as expected, with 1 if one is not, with 2 for wrong arguments.
`;

const OPTIONS = {
  bot: { type: 'string' },
  hook: { type: 'string', multiple: true },
  endpoint: { type: 'string' },
  'bot-id': { type: 'string' },
  'alias-id': { type: 'string' },
  locale: { type: 'string' },
  'from-csv': { type: 'string', multiple: true },
  'to-csv': { type: 'string' },
  'to-yaml': { type: 'string' },
} as const;

/** The verb `test`, as it is called. */
export const TEST_VERB = {
  name: 'test',
  help: HELP,
  options: OPTIONS,
  allowPositionals: true,
  repeatsHelp: false,
} as const;

export interface TestOptions {
  readonly files: readonly string[];
  readonly csvFiles: readonly string[];
  readonly locale: string | undefined;
  readonly target:
    | { readonly kind: 'bot'; readonly bot: string; readonly hooks: readonly string[] }
    | {
        readonly kind: 'endpoint';
        readonly endpoint: string;
        readonly botId: string;
        readonly aliasId: string;
      }
    | { readonly kind: 'product' };
  readonly toCsv: string | undefined;
  readonly toYaml: string | undefined;
}

interface TestValues extends TargetValues {
  readonly locale?: string | undefined;
  readonly 'from-csv'?: readonly string[] | undefined;
  readonly 'to-csv'?: string | undefined;
  readonly 'to-yaml'?: string | undefined;
}

/** Checks the arguments of `support-bot test` together. Throws UsageError with what is wrong. */
export function readTestOptions(values: TestValues, files: readonly string[]): TestOptions {
  const csvFiles = values['from-csv'] ?? [];
  if (files.length + csvFiles.length === 0) throw new UsageError('a FILE is needed');
  if (values['to-csv'] !== undefined && values['to-yaml'] !== undefined) {
    throw new UsageError('--to-csv and --to-yaml: choose one');
  }
  return {
    files,
    csvFiles,
    locale: values.locale,
    target: targetOf(values),
    toCsv: values['to-csv'],
    toYaml: values['to-yaml'],
  };
}

interface TargetValues {
  readonly bot?: string | undefined;
  readonly hook?: readonly string[] | undefined;
  readonly endpoint?: string | undefined;
  readonly 'bot-id'?: string | undefined;
  readonly 'alias-id'?: string | undefined;
}

function targetOf(values: TargetValues): TestOptions['target'] {
  const { bot, hook: hooks = [], endpoint, 'bot-id': botId, 'alias-id': aliasId } = values;
  if (bot !== undefined && endpoint !== undefined) {
    throw new UsageError('--bot serves a bot, --endpoint names where one is: choose one');
  }
  if (hooks.length > 0 && bot === undefined) throw new UsageError('--hook needs --bot');
  if (bot !== undefined) return { kind: 'bot', bot, hooks };
  if (endpoint === undefined) {
    if (botId ?? aliasId) throw new UsageError('--bot-id and --alias-id need --endpoint');
    return { kind: 'product' };
  }
  if (!URL.canParse(endpoint)) throw new UsageError(`--endpoint must be a URL (got "${endpoint}")`);
  if (botId === undefined) throw new UsageError('--endpoint needs --bot-id');
  return { kind: 'endpoint', endpoint, botId, aliasId: aliasId ?? 'TSTALIASID' };
}
