/** A model's answer for one utterance, with the expected intent. */
export interface Answer {
  readonly expected: string;
  readonly intent: string | undefined;
  readonly confidence: number;
}

export interface OperatingPoint {
  readonly threshold: number;
  /** Share of in-scope utterances whose best intent is right and not below the threshold. */
  readonly inScope: number;
  /** Share of out-of-scope utterances below the threshold. */
  readonly oosRecall: number;
}

/** Returns the share of answers whose best intent is right, whatever their confidence. */
export function accuracy(answers: readonly Answer[]): number {
  return share(answers, ({ expected, intent }) => expected === intent);
}

const BINS = 15;

/** Returns the expected calibration error: the mean distance of confidence and accuracy over 15 equal bins. */
export function calibrationError(answers: readonly Answer[]): number {
  const bins = Array.from({ length: BINS }, (): Answer[] => []);
  for (const answer of answers) {
    bins[Math.min(Math.floor(answer.confidence * BINS), BINS - 1)]?.push(answer);
  }
  const distances = bins.map((bin) => {
    const confidence = bin.reduce((sum, answer) => sum + answer.confidence, 0);
    return Math.abs(confidence - accuracy(bin) * bin.length);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / Math.max(answers.length, 1);
}

/**
 * Returns the threshold at which most answers are right, out-of-scope ones included (Larson et al. 2019).
 * If several are equally good, as happens with few out-of-scope answers, the middle one.
 */
export function bestThreshold(inScope: readonly Answer[], outOfScope: readonly Answer[]): number {
  const candidates = [...inScope, ...outOfScope].map(({ confidence }) => confidence);
  const scored = [...new Set([0, ...candidates])].map((threshold) => {
    const point = operatingPoint(inScope, outOfScope, threshold);
    const right = Math.round(point.inScope * inScope.length + point.oosRecall * outOfScope.length);
    return { threshold, right };
  });
  const most = scored.reduce((best, { right }) => Math.max(best, right), 0);
  const equallyGood = scored.filter(({ right }) => right >= most).map(({ threshold }) => threshold);
  return percentile(equallyGood, 0.5);
}

export function operatingPoint(
  inScope: readonly Answer[],
  outOfScope: readonly Answer[],
  threshold: number,
): OperatingPoint {
  return {
    threshold,
    inScope: share(
      inScope,
      ({ expected, intent, confidence }) => expected === intent && confidence >= threshold,
    ),
    oosRecall: share(outOfScope, ({ confidence }) => confidence < threshold),
  };
}

/** Returns the value below which the given share of the values is. */
export function percentile(values: readonly number[], portion: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * portion), sorted.length - 1)] ?? 0;
}

function share(answers: readonly Answer[], isWanted: (answer: Answer) => boolean): number {
  return answers.length === 0 ? 0 : answers.filter(isWanted).length / answers.length;
}
