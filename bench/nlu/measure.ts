import type { Interpreter, ModelSpec } from '../../nlu/interpreter.ts';
import { openInterpreter } from '../../nlu/open-interpreter.ts';
import { seededRandom } from '../../nlu/random.ts';
import { train } from '../../nlu/train.ts';
import { addTypo } from './add-typo.ts';
import { type DataSet, OUT_OF_SCOPE, type Row } from './data-set.ts';
import {
  type Answer,
  accuracy,
  bestThreshold,
  calibrationError,
  operatingPoint,
  percentile,
} from './scores.ts';

/** Shares are 0..1, times are milliseconds. */
export interface Figures {
  readonly accuracy: number;
  /** In-scope accuracy at the threshold that is best on the validation part, if it has out-of-scope rows. */
  readonly inScope?: number;
  readonly oosRecall?: number;
  readonly ece: number;
  /** Accuracy with one typo per utterance, divided by the accuracy without. */
  readonly typoKept: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly trainMs: number;
}

const HINTS = { now: new Date(0), timeZone: 'UTC' };
const TYPO_SEED = 1;
const WARM_UP_ROWS = 500;

/** Trains on one part of a set and measures on its test part; the validation part only sets the threshold. */
export function measure(set: DataSet, part: string): Figures {
  const spec = specOf(set.training[part] ?? []);
  const start = performance.now();
  const model = train(spec);
  const trainMs = performance.now() - start;
  const interpreter = openInterpreter(spec, model);

  const test = split(set.test);
  for (const { text } of set.test.slice(0, WARM_UP_ROWS)) interpreter.interpret(text, HINTS);
  const times: number[] = [];
  const inScope = test.inScope.map((row) => ask(interpreter, row, times));
  const outOfScope = test.outOfScope.map((row) => ask(interpreter, row, times));
  const clean = accuracy(inScope);
  return {
    accuracy: clean,
    ...rejection(interpreter, set, inScope, outOfScope),
    ece: calibrationError(inScope),
    typoKept: clean === 0 ? 0 : accuracy(withTypos(interpreter, test.inScope)) / clean,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    trainMs,
  };
}

function specOf(rows: readonly Row[]): ModelSpec {
  const byIntent = new Map<string, string[]>();
  for (const { label, text } of rows) byIntent.set(label, [...(byIntent.get(label) ?? []), text]);
  return {
    locale: 'en_US',
    slotTypes: {},
    intents: [...byIntent].map(([intent, utterances]) => ({ intent, slots: {}, utterances })),
  };
}

function split(rows: readonly Row[]) {
  return {
    inScope: rows.filter(({ label }) => label !== OUT_OF_SCOPE),
    outOfScope: rows.filter(({ label }) => label === OUT_OF_SCOPE),
  };
}

function ask(interpreter: Interpreter, row: Row, times: number[] = []): Answer {
  const start = performance.now();
  const [best] = interpreter.interpret(row.text, HINTS).ranked;
  times.push(performance.now() - start);
  return { expected: row.label, intent: best?.intent, confidence: best?.confidence ?? 0 };
}

function rejection(
  interpreter: Interpreter,
  set: DataSet,
  inScope: readonly Answer[],
  outOfScope: readonly Answer[],
) {
  const valid = split(set.valid);
  if (valid.outOfScope.length === 0 || outOfScope.length === 0) return {};
  const threshold = bestThreshold(
    valid.inScope.map((row) => ask(interpreter, row)),
    valid.outOfScope.map((row) => ask(interpreter, row)),
  );
  const point = operatingPoint(inScope, outOfScope, threshold);
  return { inScope: point.inScope, oosRecall: point.oosRecall };
}

function withTypos(interpreter: Interpreter, rows: readonly Row[]): Answer[] {
  const random = seededRandom(TYPO_SEED);
  return rows.map((row) => ask(interpreter, { ...row, text: addTypo(row.text, random) }));
}
