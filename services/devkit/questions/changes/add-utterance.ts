import type { FileChange } from '../../changes/unified-diff.ts';
import type { UtteranceChange } from '../change.ts';
import { QuestionsError } from '../questions-error.ts';
import type { SeedFiles } from './seed-files.ts';

const INTENTS = 'seed/bot/LTSISupportBot/BotLocales/en_US/Intents';

interface IntentFile {
  readonly sampleUtterances?: readonly { readonly utterance: string }[] | null;
}

/**
 * Adds an utterance to an intent of the seed bot. Undefined if it has it already. Throws QuestionsError if there is no such
 * intent, or if it takes no utterances.
 */
export async function addUtterance(
  seed: SeedFiles,
  { intent, text }: UtteranceChange,
): Promise<FileChange | undefined> {
  const names = (await seed.folders(INTENTS)).filter((name) => name !== 'FallbackIntent');
  if (!names.includes(intent))
    throw new QuestionsError(
      'notFound',
      `the bot has no intent "${intent}" that takes utterances (it has ${names.join(', ')})`,
    );
  const path = `${INTENTS}/${intent}/Intent.json`;
  const before = (await seed.read(path)) ?? '{}';
  const file = JSON.parse(before) as IntentFile;
  const known = file.sampleUtterances ?? [];
  const utterance = text.trim();
  if (known.some((one) => one.utterance.toLowerCase() === utterance.toLowerCase()))
    return undefined;
  const changed = { ...file, sampleUtterances: [...known, { utterance }] };
  const end = before.endsWith('\n') ? '\n' : '';
  return { path, before, after: `${JSON.stringify(changed, null, 2)}${end}` };
}
