const EXAMPLE = 'https://www.example.edu';
const MAX_ORIGINS = 20;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the origins whose pages may embed the chat, comma-separated; none if the text is empty. Throws an Error that names
 * the first one that can't be used, and why.
 */
export function parseEmbedOrigins(text: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim());
  const origins = [...new Set(items.filter((item) => item !== '').map(originOf))];
  if (origins.length > MAX_ORIGINS)
    throw new Error(`has ${origins.length} origins; at most ${MAX_ORIGINS} may embed the chat.`);
  return origins;
}

function originOf(item: string): string {
  const url = URL.canParse(item) ? new URL(item) : undefined;
  if (url === undefined || url.origin === 'null' || item.includes('*'))
    throw new Error(`has "${item}", which must be one whole origin such as ${EXAMPLE}.`);
  if (item !== url.origin && item !== `${url.origin}/`)
    throw new Error(`has "${item}", which must be the origin alone: ${url.origin}.`);
  // A page that comes without TLS can be rewritten on its way, and the chat in it be read.
  if (url.protocol !== 'https:' && !isLocal(url))
    throw new Error(`has "${item}", which must begin with https://, except on this machine.`);
  return url.origin;
}

function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && LOOPBACK.has(hostname);
}
