import type { WireTraits } from '../service.ts';

/** What sets S3 apart from the other services on the wire. */
export const S3_WIRE_TRAITS = {
  isDefaultForUnsigned: true,
  hasBucketInPath: true,
  isPathSignedAsSent: true,
} as const satisfies WireTraits;
