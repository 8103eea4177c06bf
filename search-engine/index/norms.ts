/**
 * Lucene stores a field's length in one byte (SmallFloat.intToByte4): exact up to 40 terms, then with
 * four significant bits. Reproduced here, so that scores agree with OpenSearch's.
 */

function longToInt4(value: number): number {
  const bits = value === 0 ? 0 : Math.floor(Math.log2(value)) + 1;
  if (bits < 4) return value;
  const shift = bits - 4;
  return (Math.floor(value / 2 ** shift) & 0x07) | ((shift + 1) << 3);
}

function int4ToLong(encoded: number): number {
  const bits = encoded & 0x07;
  const shift = (encoded >> 3) - 1;
  return shift === -1 ? bits : (bits | 0x08) * 2 ** shift;
}

const MAX_INT4 = longToInt4(2 ** 31 - 1);
const FREE_VALUES = 255 - MAX_INT4;

/** Returns the byte for a field length. */
export function encodeLength(length: number): number {
  return length < FREE_VALUES ? length : FREE_VALUES + longToInt4(length - FREE_VALUES);
}

/** Returns the field length that a byte stands for, with which scores are computed. */
export function decodeLength(byte: number): number {
  return byte < FREE_VALUES ? byte : FREE_VALUES + int4ToLong(byte - FREE_VALUES);
}
