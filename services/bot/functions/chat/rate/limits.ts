import type { RateLimit } from './rate-window.ts';

/** New chats from one address. Generous, because a whole campus may share an address. */
export const SESSIONS_PER_ADDRESS: RateLimit = {
  kind: 'sessions',
  max: 1000,
  windowSeconds: 300,
  block: 10,
  firstBlock: 1,
};

/** Messages from one address. */
export const MESSAGES_PER_ADDRESS: RateLimit = {
  kind: 'address',
  max: 6000,
  windowSeconds: 300,
  block: 50,
  firstBlock: 1,
};

/** Messages in one chat: more than anyone types. */
export const MESSAGES_PER_SESSION: RateLimit = {
  kind: 'session',
  max: 120,
  windowSeconds: 60,
  block: 10,
  firstBlock: 10,
};

/** Reads of one chat: a page reads it once, when it is loaded. */
export const READS_PER_SESSION: RateLimit = {
  kind: 'reads',
  max: 240,
  windowSeconds: 60,
  block: 20,
  firstBlock: 20,
};

/** Chats with a person that one chat begins. */
export const HANDOFFS_PER_SESSION: RateLimit = {
  kind: 'handoffs',
  max: 6,
  windowSeconds: 3600,
  block: 1,
  firstBlock: 1,
};

/** Chats with a person from one address: each takes the time of somebody. */
export const HANDOFFS_PER_ADDRESS: RateLimit = {
  kind: 'handoffs-from',
  max: 200,
  windowSeconds: 3600,
  block: 5,
  firstBlock: 1,
};

/** Reports of what was said in one chat with a person: a page sends what came within a second at once. */
export const LINES_PER_SESSION: RateLimit = {
  kind: 'lines',
  max: 240,
  windowSeconds: 60,
  block: 20,
  firstBlock: 20,
};

/** All other requests from one address: pages with their files, chats that are read or deleted; ten for each message. */
export const REQUESTS_PER_ADDRESS: RateLimit = {
  kind: 'requests',
  max: 60_000,
  windowSeconds: 300,
  block: 100,
  firstBlock: 10,
};

/** Returns what counts as one address: an IPv4 address, or the /64 prefix of an IPv6 household (RFC 6177). */
export function addressKey(source: string): string {
  // An IPv4 address as a listener for both families sees it (RFC 4291 §2.5.5.2).
  const sourceIp = source.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!sourceIp.includes(':') || sourceIp.includes('.')) return sourceIp;
  const [head = '', tail = ''] = sourceIp.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = sourceIp.includes('::') ? [...left, ...zeros, ...right] : left;
  return `${groups.slice(0, 4).join(':')}::/64`;
}
