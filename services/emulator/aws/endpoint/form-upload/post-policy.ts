import { AwsError } from '../../errors.ts';
import type { UploadForm } from './form-fields.ts';

/** Fields that no condition has to name. */
const FREE_FIELDS = new Set(['x-amz-signature', 'policy', 'awsaccesskeyid', 'signature']);

type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'content-length-range'; readonly min: number; readonly max: number };

interface Policy {
  readonly expiration: number;
  readonly conditions: readonly Condition[];
}

/**
 * Checks a form against the policy that its signature covers.
 * Throws AwsError 403 if the policy has expired, a condition is not met or a field has none, and 400 if the policy can't
 * be read or the file is too short or too long.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function requirePolicyMet(form: UploadForm, bucket: string, now: Date): void {
  const { expiration, conditions } = readPolicy(form.fields.get('policy') ?? '');
  if (now.getTime() > expiration) throw denied('Policy expired.');
  const values = new Map([...form.fields, ['bucket', bucket]]);
  for (const condition of conditions) requireMet(condition, values, form.file.byteLength);
  const named = new Set(conditions.flatMap((one) => ('field' in one ? [one.field] : [])));
  const extra = [...form.fields.keys()].find(
    (name) => !named.has(name) && !FREE_FIELDS.has(name) && !name.startsWith('x-ignore-'),
  );
  if (extra !== undefined) throw denied(`Extra input fields: ${extra.slice(0, 100)}`);
}

function requireMet(
  condition: Condition,
  values: ReadonlyMap<string, string>,
  fileBytes: number,
): void {
  if (condition.kind === 'content-length-range') {
    requireLength(condition, fileBytes);
    return;
  }
  const { kind, field, value } = condition;
  const given = values.get(field);
  if (kind === 'eq' ? given === value : given?.startsWith(value)) return;
  throw denied(`Policy Condition failed: ["${kind}", "$${field}", "${value.slice(0, 200)}"]`);
}

function requireLength({ min, max }: { min: number; max: number }, bytes: number): void {
  if (bytes > max) {
    throw new AwsError(
      'EntityTooLarge',
      400,
      'Your proposed upload exceeds the maximum allowed size',
      { members: { ProposedSize: bytes, MaxSizeAllowed: max } },
    );
  }
  if (bytes < min) {
    throw new AwsError(
      'EntityTooSmall',
      400,
      'Your proposed upload is smaller than the minimum allowed size',
      { members: { ProposedSize: bytes, MinSizeAllowed: min } },
    );
  }
}

function readPolicy(encoded: string): Policy {
  const { expiration, conditions } = parse(encoded);
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
  if (Number.isNaN(expires)) throw invalid('it has no expiration');
  if (!Array.isArray(conditions)) throw invalid('it has no conditions');
  return { expiration: expires, conditions: conditions.flatMap(readCondition) };
}

function parse(encoded: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, like any other policy that is none.
  }
  throw invalid('it is no JSON object');
}

function readCondition(condition: unknown): Condition[] {
  if (!Array.isArray(condition)) return readExactMatches(condition);
  const [operator, first, second] = condition as unknown[];
  const kind = typeof operator === 'string' ? operator.toLowerCase() : '';
  if (kind === 'content-length-range') {
    const [min, max] = [Number(first), Number(second)];
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw invalid('a bad range');
    return [{ kind, min, max }];
  }
  const isKnown = kind === 'eq' || kind === 'starts-with';
  if (!isKnown || typeof first !== 'string' || typeof second !== 'string' || first[0] !== '$')
    throw invalid('a condition is unknown');
  return [{ kind, field: first.slice(1).toLowerCase(), value: second }];
}

function readExactMatches(condition: unknown): Condition[] {
  if (typeof condition !== 'object' || condition === null) throw invalid('a condition is unknown');
  return Object.entries(condition).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid('a condition is no text');
    return { kind: 'eq', field: name.toLowerCase(), value };
  });
}

function denied(why: string): AwsError {
  return new AwsError('AccessDenied', 403, `Invalid according to Policy: ${why}`);
}

function invalid(why: string): AwsError {
  return new AwsError('InvalidPolicyDocument', 400, `Invalid Policy: ${why}.`);
}
