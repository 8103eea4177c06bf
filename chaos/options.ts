import { parseArgs } from 'node:util';

export const PHASES = ['kills', 'damage', 'fuzz', 'soak'] as const;
export type Phase = (typeof PHASES)[number];

export interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly phases: readonly Phase[];
  /** The file that the report is written to as JSON. */
  readonly json?: string;
  readonly keep: boolean;
  readonly help: boolean;
}

export const HELP = `npm run chaos -- [options]

Kills the built product, damages its files, sends it nonsense and keeps it busy, and compares
what it acknowledged with what is found.

  --minutes N   how long it takes, about; fractions are allowed (default 10)
  --seed N      a whole number that the plan follows from (default: a new one, which is printed)
  --only PHASE  only one phase: kills, damage, fuzz or soak; repeat it for several
  --json FILE   write the report as JSON, too
  --keep        keep the data folders and the ledger, and print where they are
  --help

Exit code: 0 if every promise was kept, 1 if one was broken, 2 for wrong arguments.
Ctrl-C ends the campaign and reports what was seen until then.`;

/** What is wrong with the arguments. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Reads the arguments. `newSeed` is asked for a seed if there is none. Throws UsageError. */
export function parseOptions(args: readonly string[], newSeed: () => number): Options {
  const values = parsed(args);
  return {
    minutes: minutesIn(values.minutes ?? '10'),
    seed: values.seed === undefined ? newSeed() : seedIn(values.seed),
    phases: phasesIn(values.only ?? []),
    ...(values.json === undefined ? {} : { json: values.json }),
    keep: values.keep ?? false,
    help: values.help ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string', multiple: true },
        json: { type: 'string' },
        keep: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function minutesIn(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && minutes > 0 && minutes <= 24 * 60) return minutes;
  throw new UsageError(`--minutes is ${text}: it must be more than 0 and at most 1440.`);
}

function seedIn(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`--seed is ${text}: it must be a whole number.`);
}

function phasesIn(names: readonly string[]): readonly Phase[] {
  const unknown = names.filter((name) => !PHASES.some((phase) => phase === name));
  if (unknown.length > 0) {
    throw new UsageError(
      `--only is ${unknown.join(', ')}: it must be one of ${PHASES.join(', ')}.`,
    );
  }
  return names.length === 0 ? PHASES : PHASES.filter((phase) => names.includes(phase));
}
