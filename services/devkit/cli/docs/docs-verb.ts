import { ReindexError } from '../../documents/reindex/reindex-error.ts';
import { SnapshotError } from '../../documents/snapshot/snapshot-error.ts';
import { silenceSdkSupportWarning } from '../../local/config.ts';
import { isFailedCall, reasonOf } from '../documents-bucket.ts';
import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { DOCS_HELP } from './help.ts';
import { type DocsTarget, openTarget } from './target.ts';
import { TargetError } from './target-error.ts';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  name: TEXT,
  profile: TEXT,
  region: TEXT,
  json: FLAG,
  as: TEXT,
  'allow-private': FLAG,
} as const;

export interface DocsOptions {
  readonly json: boolean;
  readonly as: string | undefined;
  readonly allowPrivate: boolean;
}

/** The work of a verb. Returns the exit code. */
export type DocsWork = (target: DocsTarget, options: DocsOptions) => Promise<number>;

/** What a verb accepts. */
export interface DocsVerb {
  readonly name: string;
  /** Whether it takes FILE, URL or KEY; then at least one. */
  readonly takesNames: boolean;
  /** Whether it takes `--as` and `--allow-private`. Default false. */
  readonly savesPages?: boolean;
}

/** Reads the arguments of a verb of `support-bot docs`, finds its bot, and runs it. Returns the exit code. */
export function runDocsVerb(
  { name, takesNames, savesPages = false }: DocsVerb,
  args: readonly string[],
  terminal: Terminal,
  work: (names: readonly string[]) => DocsWork,
): Promise<number> {
  const verb = { name: `docs ${name}`, help: DOCS_HELP, options: OPTIONS, allowPositionals: true };
  return runVerb(verb, args, terminal, async (values, names) => {
    if (takesNames && names.length === 0) throw new UsageError('name what it is about');
    if (!takesNames && names.length > 0) throw new UsageError(`it takes no "${names[0]}"`);
    if (!savesPages && (values.as ?? values['allow-private']) !== undefined)
      throw new UsageError('--as and --allow-private are for docs add');
    if (values.name === undefined && (values.profile ?? values.region) !== undefined)
      throw new UsageError('--profile and --region need --name');
    silenceSdkSupportWarning();
    const options = {
      json: values.json ?? false,
      as: values.as,
      allowPrivate: values['allow-private'] ?? false,
    };
    return attempt(name, terminal, async () => {
      const target = await openTarget(values);
      try {
        return await work(names)(target, options);
      } finally {
        await target.close();
      }
    });
  });
}

async function attempt(
  name: string,
  { error }: Terminal,
  run: () => Promise<number>,
): Promise<number> {
  try {
    return await run();
  } catch (failure) {
    const isKnown =
      failure instanceof ReindexError ||
      failure instanceof SnapshotError ||
      failure instanceof TargetError;
    if (!isKnown && !isOfService(failure)) throw failure;
    error.write(`support-bot docs ${name}: ${reasonOf(failure)}\n`);
    return 1;
  }
}

/** The errors of the search client have a name and `meta`, not what those of the SDK have. */
function isOfService(error: unknown): error is Error {
  if (isFailedCall(error)) return true;
  return error instanceof Error && ('meta' in error || error.name === 'CredentialsProviderError');
}
