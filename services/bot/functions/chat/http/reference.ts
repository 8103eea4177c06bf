const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Creates a reference number that can be read out over the phone: 8 Crockford base32 characters (40 random bits). */
export function newReference(randomBytes: (size: number) => Buffer): string {
  return Array.from(randomBytes(LENGTH), (byte) => CROCKFORD[byte % CROCKFORD.length]).join('');
}
