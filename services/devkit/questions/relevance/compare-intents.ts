import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterpretationHints, Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { type Expectation, evaluate } from '../../../../nlu/report/evaluate.ts';
import { trainInWorker, type WorkerTraining } from '../../../../nlu/train-in-worker.ts';
import { modelSpecOf } from '../../../emulator/lex/bot/model-spec.ts';
import { readBotFiles } from '../../../emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../../emulator/lex/bot/read-folder.ts';
import type { UtteranceChange } from '../change.ts';
import type { IntentComparison, IntentDifference } from '../preview.ts';
import { QuestionsError } from '../questions-error.ts';

const LOCALE = 'en_US';
const HEADING = 'utterance\tintent';

/**
 * Trains the seed bot as it is and with an utterance, and compares which intents the labelled utterances of
 * `seed/tests/utterances.tsv` get. Training is done in a worker; the model of the bot as it is may come from its cache.
 */
export async function compareIntents(
  root: string,
  training: WorkerTraining,
  change: UtteranceChange,
  signal?: AbortSignal,
): Promise<IntentComparison> {
  const bot = readBotFiles(await readFolder(join(root, 'seed/bot')));
  const locale = bot.locales[LOCALE];
  if (!locale) throw new QuestionsError('unavailable', `seed/bot has no locale ${LOCALE}`);
  const spec = modelSpecOf(locale, { toleratesTypos: true });
  const hints = {
    now: new Date(),
    timeZone: 'UTC',
    threshold: locale.nluIntentConfidenceThreshold,
  };
  const labelled = readLabelled(await readFile(join(root, 'seed/tests/utterances.tsv'), 'utf8'));
  const before = openInterpreter(spec, await trainInWorker(spec, training));
  signal?.throwIfAborted();
  const changed = withUtterance(spec, change);
  const after = openInterpreter(changed, await trainInWorker(changed, training));
  signal?.throwIfAborted();
  return compare(labelled, before, after, hints);
}

function withUtterance(spec: ModelSpec, { intent, text }: UtteranceChange): ModelSpec {
  const intents = spec.intents.map((one) =>
    one.intent === intent ? { ...one, utterances: [...one.utterances, text.trim()] } : one,
  );
  return { ...spec, intents };
}

/** Lines of an utterance, a tab and its intent, `oos` for none. */
function readLabelled(text: string): Expectation[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [utterance, intent] = line.split('\t').map((cell) => cell.trim());
    const isLabelled = line !== HEADING && !line.startsWith('#') && utterance && intent;
    return isLabelled ? [{ text: utterance, intent }] : [];
  });
}

function compare(
  labelled: readonly Expectation[],
  before: Interpreter,
  after: Interpreter,
  hints: InterpretationHints,
): IntentComparison {
  const was = evaluate(before, labelled, hints);
  const is = evaluate(after, labelled, hints);
  const only = (these: typeof was, others: typeof was): readonly IntentDifference[] =>
    these.misclassified
      .filter(({ text }) => !others.misclassified.some((other) => other.text === text))
      .map(({ text, intent, found }) => ({ text, intent, ...(found !== undefined && { found }) }));
  return {
    asked: labelled.length,
    before: was.accuracy,
    after: is.accuracy,
    fixes: only(was, is),
    breaks: only(is, was),
  };
}
