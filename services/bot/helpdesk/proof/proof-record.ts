import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the person in a session reads the mail of an address: a code that was sent there, or that it was typed here. */
export interface ProofRecord {
  readonly v: 1;
  /** sha256 of the address. */
  readonly address: string;
  /** sha256 of salt and code; undefined once the code is used up. */
  readonly codeHash?: string;
  readonly salt: string;
  /** How often a wrong code was typed. */
  readonly tries: number;
  /** ISO 8601: until when the code can be typed. */
  readonly codeUntil: string;
  /** ISO 8601; undefined until the code was typed. */
  readonly provenAt?: string;
  /** ISO 8601: when the record can be deleted. */
  readonly expiresAt: string;
}

export type CodeVerdict = 'proven' | 'wrong' | 'expired' | 'tooOften';

const CODE_MS = 600_000;
const MAX_TRIES = 5;
/** Longer than a session can last. */
const LIFETIME_MS = 6 * 86_400_000;
const DIGITS = 6;

/** Returns the code with this number, 0 to 999,999, as six digits. */
export const codeOf = (number: number): string => String(number).padStart(DIGITS, '0');

/** Returns the six digits that a text is: "123 456", "my code is 123-456". Undefined if it is something else. */
export function codeIn(text: string): string | undefined {
  const found = /^(?:[^\d\n]{0,30}?)(\d(?:[ -]?\d){5})[^\d\n]{0,20}$/u.exec(text.normalize('NFKC'));
  return found?.[1]?.replace(/[ -]/g, '');
}

export const addressHash = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('hex');

/** Begins a proof: the code is kept as a hash. */
export function beginProof(address: string, code: string, salt: string, now: Date): ProofRecord {
  return {
    v: 1,
    address: addressHash(address),
    codeHash: hashOf(salt, code),
    salt,
    tries: 0,
    codeUntil: new Date(now.getTime() + CODE_MS).toISOString(),
    expiresAt: new Date(now.getTime() + LIFETIME_MS).toISOString(),
  };
}

/** Checks a code in constant time. A code is good once, for ten minutes, and for five tries. */
export function checkCode(
  record: ProofRecord,
  code: string,
  now: Date,
): { verdict: CodeVerdict; record: ProofRecord } {
  const { codeHash, ...used } = record;
  if (codeHash === undefined || now.toISOString() >= record.codeUntil)
    return { verdict: record.tries >= MAX_TRIES ? 'tooOften' : 'expired', record: used };
  const isRight = timingSafeEqual(
    Buffer.from(hashOf(record.salt, code), 'hex'),
    Buffer.from(codeHash, 'hex'),
  );
  if (isRight) return { verdict: 'proven', record: { ...used, provenAt: now.toISOString() } };
  const tries = record.tries + 1;
  if (tries >= MAX_TRIES) return { verdict: 'tooOften', record: { ...used, tries } };
  return { verdict: 'wrong', record: { ...record, tries } };
}

/** Whether a record proves this address. */
export const proves = (record: ProofRecord | undefined, address: string): boolean =>
  record?.provenAt !== undefined && record.address === addressHash(address);

const hashOf = (salt: string, code: string): string =>
  createHash('sha256').update(`${salt}:${code}`).digest('hex');
