/// <reference lib="dom" />

/** Returns 128 random bits in hex. `crypto.randomUUID` is missing if the page was served without TLS. */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
