/** Low enough that the best margin counts more than the number of others near it. */
const EVIDENCE_SHARPNESS = 3;
/** For the confidence of the other intents; any value from 4.7 to 7.4 works on all sets measured. */
const SHARE_SHARPNESS = 6;

/** The margin of "none of the intents". */
const NO_MARGIN = -1;

/**
 * Returns the evidence that the best intent is right: a constant, and its log-odds in a softmax of
 * all margins. The softmax includes a "none of the intents", so that a bot of one intent has log-odds.
 * More evidence (the gap to the runner-up, the share of unknown terms) calibrated no better and
 * made out-of-scope utterances harder to detect.
 */
export function evidence(margins: Float64Array): Float64Array {
  const best = largest(margins);
  let others = Math.exp(EVIDENCE_SHARPNESS * (NO_MARGIN - best)) - 1;
  for (let k = 0; k < margins.length; k++) {
    others += Math.exp(EVIDENCE_SHARPNESS * (margins[k]! - best));
  }
  return Float64Array.of(1, -Math.log(Math.max(others, Number.EPSILON)));
}

/** Returns the softmax of all margins. */
export function shares(margins: Float64Array): Float64Array {
  const best = largest(margins);
  const result = new Float64Array(margins.length);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    result[k] = Math.exp(SHARE_SHARPNESS * (margins[k]! - best));
    sum += result[k]!;
  }
  for (let k = 0; k < result.length; k++) result[k]! /= sum;
  return result;
}

function largest(margins: Float64Array): number {
  let most = -Infinity;
  for (let k = 0; k < margins.length; k++) if (margins[k]! > most) most = margins[k]!;
  return most;
}
