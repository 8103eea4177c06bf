/** Encodes one ASN.1 value (X.690, distinguished encoding). */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  objectId: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
} as const;

/** Encodes a time as `20261122200000Z`. */
export function derTime(moment: Date): Buffer {
  const text = `${moment.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
  return der(TAG.generalizedTime, Buffer.from(text));
}

/** One byte below 128. Otherwise the number of length bytes, followed by the length. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}
