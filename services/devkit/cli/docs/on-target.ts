import { askingServices } from '../asking-services.ts';
import type { TargetOptions } from '../found-bot.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type DocsTarget, openTarget } from './target.ts';

const TEXT = { type: 'string' } as const;

/** The options of every verb that asks a bot. */
export const TARGET_OPTIONS = {
  name: TEXT,
  profile: TEXT,
  region: TEXT,
  json: { type: 'boolean' },
} as const;

/**
 * Finds the bot that the options of a verb name, and does the verb's work on it. Resolves with its exit code, or with 1
 * after a message if the bot can't be found or asked. Throws UsageError if the options don't fit together.
 */
export async function onTarget(
  verb: string,
  options: TargetOptions,
  terminal: Terminal,
  work: (target: DocsTarget) => Promise<number>,
): Promise<number> {
  if (options.name === undefined && (options.profile ?? options.region) !== undefined)
    throw new UsageError('--profile and --region need --name');
  return askingServices(verb, terminal, async () => {
    const target = await openTarget(options);
    try {
      return await work(target);
    } finally {
      await target.close();
    }
  });
}
