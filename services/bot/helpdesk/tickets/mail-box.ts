/** Returns the mail box of an address: `Sam+1@Example.edu` and `sam+2@example.edu` are read by one person. */
export function mailBoxOf(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return `${local.replace(/\+.*$/s, '')}@${domain}`;
}
