const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Makes a reference number that can be read out on the telephone: 8 Crockford base32 characters (40 random bits). */
export function newReference(randomBytes: (size: number) => Buffer): string {
  return Array.from(randomBytes(LENGTH), (byte) => CROCKFORD[byte % CROCKFORD.length]).join('');
}
