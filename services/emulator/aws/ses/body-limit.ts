import type { BodyLimit } from '../service.ts';
import { MAX_MAIL_BYTES } from './accept-mail.ts';
import { invalidParameterValue } from './errors.ts';

/** A mail of 10 MiB in Base64, whose signs a form percent-encodes: one character in 32 becomes three. */
const LIMIT: BodyLimit = {
  maxBytes: 16 * 1024 * 1024,
  refusal: () => invalidParameterValue(`Message length is more than ${MAX_MAIL_BYTES} bytes long.`),
};

/** The limit of SES's bodies, whose operation only the body names. */
export function sesBodyLimit(): BodyLimit {
  return LIMIT;
}
