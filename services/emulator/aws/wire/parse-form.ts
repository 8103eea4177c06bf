import { percentDecodedSteps } from './percent-decode.ts';

const MAX_PARAMETERS = 5000;
const MAX_NAME_BYTES = 1024;
/** `Entries.member.1.MessageAttributes.entry.1.Value.StringValue` has nine parts. */
const MAX_NAME_PARTS = 32;
const AMPERSAND = '&'.charCodeAt(0);
const EQUALS = '='.charCodeAt(0);
/** Parameters that are read in one step. */
const AT_ONCE = 100;

export type FormParameter = [name: string, value: string];

/** A form with more or longer parameters than any operation has. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

/**
 * Parses a form-encoded body, in time proportional to its length and in steps of a millisecond or two. A `%` that encodes
 * nothing stands for itself. Throws FormError if there are too many parameters, or a name is too long.
 */
export function* formSteps(body: Buffer): Generator<void, FormParameter[]> {
  const parameters: FormParameter[] = [];
  let count = 0;
  for (const parameter of partsOf(body)) {
    count += 1;
    if (count > MAX_PARAMETERS) throw new FormError(`more than ${MAX_PARAMETERS} parameters`);
    if (count % AT_ONCE === 0) yield;
    if (parameter.length > 0) parameters.push(yield* readParameter(parameter));
  }
  return parameters;
}

/** The value of `Action`, which names the operation. Undefined if there is none. */
export function actionIn(body: Buffer): string | undefined {
  return /(?:^|&)Action=([A-Za-z0-9]{1,128})(?=&|$)/.exec(body.toString('latin1'))?.[1];
}

function* partsOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at <= body.length; ) {
    const end = body.indexOf(AMPERSAND, at);
    const stop = end < 0 ? body.length : end;
    yield body.subarray(at, stop);
    at = stop + 1;
  }
}

function* readParameter(parameter: Buffer): Generator<void, FormParameter> {
  const equals = parameter.indexOf(EQUALS);
  const end = equals < 0 ? parameter.length : equals;
  if (end > MAX_NAME_BYTES) throw new FormError('a parameter with a very long name');
  const name = yield* percentDecodedSteps(parameter.subarray(0, end));
  if (name.split('.').length > MAX_NAME_PARTS)
    throw new FormError('a parameter nested very deeply');
  return [name, yield* percentDecodedSteps(parameter.subarray(end + 1))];
}
