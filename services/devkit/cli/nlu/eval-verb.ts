import { readFile } from 'node:fs/promises';
import { type Evaluation, evaluate } from '../../../../nlu/report/evaluate.ts';
import { review } from '../../../../nlu/report/review.ts';
import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { formatEvaluation, formatReview } from './format.ts';
import { NLU_HELP } from './help.ts';
import { openBot } from './open-bot.ts';
import { readExpectations } from './read-expectations.ts';

const OPTIONS = {
  bot: { type: 'string', default: 'seed/bot' },
  locale: { type: 'string' },
  test: { type: 'string' },
  accuracy: { type: 'string' },
  'oos-recall': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Runs `support-bot nlu eval`. Returns the exit code: 1 if a floor is missed, 2 for wrong arguments or files. */
export function evalVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'nlu', help: NLU_HELP, options: OPTIONS };
  return runVerb(verb, args, terminal, (values) => {
    const { bot, locale, test, json } = values;
    const floors = {
      accuracy: floorOf('accuracy', values.accuracy),
      oosRecall: floorOf('oos-recall', values['oos-recall']),
    };
    if (test === undefined && (floors.accuracy ?? floors.oosRecall) !== undefined) {
      throw new UsageError('a floor needs --test');
    }
    return evaluateBot({ bot, locale, test, floors, json }, terminal);
  });
}

interface EvalOptions {
  readonly bot: string;
  readonly locale: string | undefined;
  readonly test: string | undefined;
  readonly floors: Floors;
  readonly json: boolean;
}

async function evaluateBot(options: EvalOptions, { output }: Terminal): Promise<number> {
  const { test, floors, json } = options;
  const { spec, interpreter, hints } = await openBot(options.bot, options.locale);
  const reviewed = review(spec);
  const evaluation = test && evaluate(interpreter, await readTest(test, spec.intents), hints);
  if (evaluation) requireUtterancesFor(floors, evaluation);
  const text = [formatReview(reviewed), evaluation ? formatEvaluation(evaluation) : ''].join('');
  output.write(json ? `${JSON.stringify({ review: reviewed, evaluation })}\n` : text);
  return evaluation && isBelow(evaluation, floors) ? 1 : 0;
}

interface Floors {
  readonly accuracy: number | undefined;
  readonly oosRecall: number | undefined;
}

/** Throws UsageError if a floor has nothing to be measured against: it would always hold. */
function requireUtterancesFor(floors: Floors, { inScope, outOfScope }: Evaluation): void {
  if (floors.accuracy !== undefined && inScope === 0) {
    throw new UsageError('--accuracy needs in-scope utterances in the test file');
  }
  if (floors.oosRecall !== undefined && outOfScope === 0) {
    throw new UsageError('--oos-recall needs utterances of the intent "oos" in the test file');
  }
}

function isBelow({ accuracy, oosRecall }: Evaluation, floors: Floors): boolean {
  return accuracy < (floors.accuracy ?? 0) || oosRecall < (floors.oosRecall ?? 0);
}

function floorOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent / 100;
  throw new UsageError(`--${name} must be a percentage, 0 to 100 (got "${text}")`);
}

async function readTest(file: string, intents: readonly { readonly intent: string }[]) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${error.code === 'ENOENT' ? 'not found' : error.message}`);
  });
  return readExpectations(
    text,
    file,
    intents.map(({ intent }) => intent),
  );
}
