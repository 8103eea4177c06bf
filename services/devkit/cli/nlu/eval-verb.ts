import { readFile } from 'node:fs/promises';
import { type Evaluation, evaluate } from '../../../../nlu/report/evaluate.ts';
import { review } from '../../../../nlu/report/review.ts';
import { formatEvaluation, formatReview } from './format.ts';
import { openBot } from './open-bot.ts';
import { readExpectations } from './read-expectations.ts';
import { NluCommandError, readArguments, type Terminal } from './terminal.ts';

/**
 * `support-bot nlu eval`. @returns the exit code, 1 where a floor is missed.
 * Throws NluCommandError for wrong arguments or files.
 */
export async function evalVerb(args: readonly string[], { output }: Terminal): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      bot: { type: 'string', default: 'seed/bot' },
      locale: { type: 'string' },
      test: { type: 'string' },
      accuracy: { type: 'string' },
      'oos-recall': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  } as const);
  const floors = {
    accuracy: floorOf('accuracy', values.accuracy),
    oosRecall: floorOf('oos-recall', values['oos-recall']),
  };
  if (values.test === undefined && (floors.accuracy ?? floors.oosRecall) !== undefined) {
    throw new NluCommandError('a floor needs --test');
  }

  const { spec, interpreter, hints } = await openBot(values.bot, values.locale);
  const reviewed = review(spec);
  const evaluation =
    values.test && evaluate(interpreter, await readTest(values.test, spec.intents), hints);
  if (evaluation) requireUtterancesFor(floors, evaluation);
  const text = [formatReview(reviewed), evaluation ? formatEvaluation(evaluation) : ''].join('');
  output.write(values.json ? `${JSON.stringify({ review: reviewed, evaluation })}\n` : text);
  return evaluation && isBelow(evaluation, floors) ? 1 : 0;
}

interface Floors {
  readonly accuracy: number | undefined;
  readonly oosRecall: number | undefined;
}

/** A floor that nothing was measured against would always be held. */
function requireUtterancesFor(floors: Floors, { inScope, outOfScope }: Evaluation): void {
  if (floors.accuracy !== undefined && inScope === 0) {
    throw new NluCommandError('--accuracy needs in-scope utterances in the test file');
  }
  if (floors.oosRecall !== undefined && outOfScope === 0) {
    throw new NluCommandError('--oos-recall needs utterances of the intent "oos" in the test file');
  }
}

function isBelow({ accuracy, oosRecall }: Evaluation, floors: Floors): boolean {
  return accuracy < (floors.accuracy ?? 0) || oosRecall < (floors.oosRecall ?? 0);
}

function floorOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent / 100;
  throw new NluCommandError(`--${name} must be a percentage, 0 to 100 (got "${text}")`);
}

async function readTest(file: string, intents: readonly { readonly intent: string }[]) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new NluCommandError(`${file}: ${error.code === 'ENOENT' ? 'not found' : error.message}`);
  });
  return readExpectations(
    text,
    file,
    intents.map(({ intent }) => intent),
  );
}
