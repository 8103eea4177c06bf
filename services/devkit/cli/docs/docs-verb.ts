import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { DOCS_HELP } from './help.ts';
import { onTarget, TARGET_OPTIONS } from './on-target.ts';
import type { DocsTarget } from './target.ts';

const OPTIONS = {
  ...TARGET_OPTIONS,
  as: { type: 'string' },
  'allow-private': { type: 'boolean' },
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
    const options = {
      json: values.json ?? false,
      as: values.as,
      allowPrivate: values['allow-private'] ?? false,
    };
    return onTarget(verb.name, values, terminal, (target) => work(names)(target, options));
  });
}
