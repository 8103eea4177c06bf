import { isHeaderLonger } from '../mail-box/header-block.ts';
import { invalidParameterValue } from './errors.ts';

/** Our choice, that of Postfix: a header with fifty recipients has a fifth of it. */
const MAX_HEADER_BYTES = 102_400;

/** Throws InvalidParameterValue if the header of a raw mail is too long: it takes a second to read one of ten megabytes. */
export function assertHeaderLength(raw: Uint8Array): void {
  if (isHeaderLonger(raw, MAX_HEADER_BYTES)) throw tooLong();
}

/** Throws InvalidParameterValue if texts are too long to be in a header together. */
export function assertHeaderTexts(texts: readonly string[]): void {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > MAX_HEADER_BYTES) throw tooLong();
}

function tooLong() {
  return invalidParameterValue(`Header length is more than ${MAX_HEADER_BYTES} bytes long.`);
}
