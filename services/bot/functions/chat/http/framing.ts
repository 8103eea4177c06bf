/** Returns the directive that lets the pages of these sources frame a page, and nobody else (CSP Level 3). */
export function frameAncestors(sources: readonly string[]): string {
  return `frame-ancestors ${sources.length > 0 ? sources.join(' ') : "'none'"}`;
}

/**
 * Returns what `X-Frame-Options` says of a policy's `frame-ancestors`. Undefined if that names origins, which the older
 * header can't: browsers that know `frame-ancestors` ignore it (CSP Level 3, 6.4.2).
 */
export function frameOptions(policy: string): string | undefined {
  const sources = /(?:^|; )frame-ancestors ([^;]*)/.exec(policy)?.[1];
  if (sources === undefined || sources === "'none'") return 'DENY';
  return sources === "'self'" ? 'SAMEORIGIN' : undefined;
}
