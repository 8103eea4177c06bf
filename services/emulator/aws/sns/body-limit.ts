import type { BodyLimit } from '../service.ts';
import { invalidParameter } from './errors.ts';

/** 256 KiB of messages or of a filter policy, each byte percent-encoded as three, and as much again for names. */
const LIMIT: BodyLimit = {
  maxBytes: 1024 * 1024,
  refusal: () => invalidParameter('Message too long'),
};

/** The limit of SNS's bodies, whose operation only the body names. */
export function snsBodyLimit(): BodyLimit {
  return LIMIT;
}
