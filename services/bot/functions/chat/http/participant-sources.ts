/** The participant service of a region of AWS. */
const OF_AWS = /^https:\/\/participant\.connect\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/;

/**
 * Returns the sources (CSP Level 3) to which a page connects in a chat with a person: the participant service, and the
 * WebSocket that it names, which on AWS is at a host of its own (Amazon Connect administrator guide, "Set up your network").
 */
export function participantSources(endpoint: string): readonly string[] {
  const [, region, domain] = OF_AWS.exec(endpoint) ?? [];
  if (region !== undefined) return [endpoint, `wss://*.transport.connect.${region}.${domain}`];
  const { origin, host, protocol } = new URL(endpoint);
  return [origin, `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`];
}
