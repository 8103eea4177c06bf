import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ readonly options: O }>>['values'];

export interface Verb<O extends Options> {
  /** As it is typed after `support-bot`. */
  readonly name: string;
  readonly help: string;
  /** Without `--help`, which every verb has. */
  readonly options: O;
  /** Default false. */
  readonly allowPositionals?: boolean;
  /** Whether the help follows a message about wrong arguments. Default true; false for a help that fills the screen. */
  readonly repeatsHelp?: boolean;
}

/** The work of a verb. Returns the exit code; throws UsageError if the arguments don't fit together. */
export type Run<O extends Options> = (
  values: Values<O>,
  positionals: readonly string[],
) => Promise<number>;

/**
 * Reads the arguments of a verb and runs it. Returns the exit code: 0 for success and for `--help`, 1 for failure,
 * 2 for wrong arguments.
 */
export async function runVerb<O extends Options>(
  verb: Verb<O>,
  args: readonly string[],
  terminal: Terminal,
  run: Run<O>,
): Promise<number> {
  try {
    const { values, positionals } = readArguments(verb, args);
    if (values.help) {
      terminal.output.write(verb.help);
      return 0;
    }
    return await run(values as Values<O>, positionals);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return reportMisuse(verb, terminal, error.message);
  }
}

/** Writes what is wrong with the arguments of a verb. Returns the exit code 2. */
export function reportMisuse(
  { name, help, repeatsHelp = true }: Pick<Verb<Options>, 'name' | 'help' | 'repeatsHelp'>,
  { error }: Terminal,
  problem: string,
): number {
  error.write(`support-bot ${name}: ${problem}\n${repeatsHelp ? `\n${help}` : ''}`);
  return 2;
}

function readArguments<O extends Options>(
  { options, allowPositionals = false }: Verb<O>,
  args: readonly string[],
): { readonly values: { readonly help?: unknown }; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
