import { createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { type Signature, scopeOf } from '../sigv4/signed-request.ts';
import { requirePlausible, signingKeyOf, type Verified, type VerifyDeps } from '../sigv4/verify.ts';
import type { UploadForm } from './form-fields.ts';

/** As long as a signing key is good for; how long a form is, its policy says. */
const WEEK_SECONDS = 604_800;

/**
 * Reads the signature in the fields of a form. Throws AwsError 403 if there is none, and 400 if it can't be read.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function signatureIn({ fields }: UploadForm): Signature {
  const policy = fields.get('policy');
  if (policy === undefined) throw new AwsError('AccessDenied', 403, 'Access Denied');
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new AwsError('InvalidArgument', 400, 'X-Amz-Algorithm must be AWS4-HMAC-SHA256');
  }
  const token = fields.get('x-amz-security-token');
  return {
    ...scopeOf(fields.get('x-amz-credential') ?? ''),
    signedHeaders: [],
    value: fields.get('x-amz-signature') ?? '',
    timestamp: fields.get('x-amz-date') ?? '',
    expiresSeconds: WEEK_SECONDS,
    ...(token !== undefined && { sessionToken: token }),
  };
}

/** Checks the signature of a form's policy. Throws AwsError 403 if the key is unknown or the signature does not match. */
export function verifyForm(deps: VerifyDeps, form: UploadForm, signature: Signature): Verified {
  const { secretAccessKey, caller } = requirePlausible(deps, signature);
  const signingKey = signingKeyOf(secretAccessKey, signature);
  const expected = createHmac('sha256', signingKey)
    .update(form.fields.get('policy') ?? '')
    .digest();
  const given = Buffer.from(signature.value, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) {
    return { caller, signature, signingKey };
  }
  throw new AwsError(
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { detail: 'support-bot: wrong secret, or the policy was changed after it was signed.' },
  );
}
