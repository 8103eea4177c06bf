const MAX_PARAMETERS = 5000;
const MAX_NAME_LENGTH = 1024;
/** `Entries.member.1.MessageAttributes.entry.1.Value.StringValue` has nine parts. */
const MAX_NAME_PARTS = 32;
const PLUS = '+'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/** A form with more or longer parameters than any operation has. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

/**
 * Parses a form-encoded body, in time proportional to its length. A `%` that encodes nothing stands for itself.
 * Throws FormError if there are too many parameters, or a name is too long.
 */
export function parseForm(body: Buffer): [name: string, value: string][] {
  const parameters = spaced(body)
    .toString('utf8')
    .split('&', MAX_PARAMETERS + 1);
  if (parameters.length > MAX_PARAMETERS)
    throw new FormError(`more than ${MAX_PARAMETERS} parameters`);
  return parameters.filter((parameter) => parameter !== '').map(readParameter);
}

/** The value of `Action`, which names the operation. Undefined if there is none. */
export function actionIn(body: Buffer): string | undefined {
  return /(?:^|&)Action=([A-Za-z0-9]{1,128})(?=&|$)/.exec(body.toString('latin1'))?.[1];
}

/** In a form a plus sign is a space. */
function spaced(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  for (let at = copy.indexOf(PLUS); at >= 0 && at < copy.length; at += 1)
    if (copy[at] === PLUS) copy[at] = SPACE;
  return copy;
}

function readParameter(parameter: string): [string, string] {
  const equals = parameter.indexOf('=');
  const end = equals < 0 ? parameter.length : equals;
  if (end > MAX_NAME_LENGTH) throw new FormError('a parameter with a very long name');
  const name = unescaped(parameter.slice(0, end));
  if (name.split('.').length > MAX_NAME_PARTS)
    throw new FormError('a parameter nested very deeply');
  return [name, equals < 0 ? '' : unescaped(parameter.slice(equals + 1))];
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return new URLSearchParams(`v=${text.replaceAll('+', '%2B')}`).get('v') ?? '';
  }
}
