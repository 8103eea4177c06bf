import { frameOptions } from './framing.ts';

const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const;

/** Adds what is sent with every response; a response's own headers override it. */
export function withSecurityHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const all = { ...SECURITY_HEADERS, ...headers };
  const options = frameOptions(all['content-security-policy']);
  return options === undefined ? all : { ...all, 'x-frame-options': options };
}
