/**
 * The options that a function may set in NODE_OPTIONS. Others could take back its restrictions, run code before they
 * are in place, or make Node.js write files itself.
 */
const SUPPORTED = new Set([
  '--conditions',
  '-C',
  '--no-deprecation',
  '--disable-warning',
  '--dns-result-order',
  '--enable-source-maps',
  '--no-network-family-autoselection',
  '--network-family-autoselection',
  '--network-family-autoselection-attempt-timeout',
  '--experimental-require-module',
  '--no-experimental-require-module',
  '--disable-proto',
  '--insecure-http-parser',
  '--max-http-header-size',
  '--max-old-space-size',
  '--max-semi-space-size',
  '--pending-deprecation',
  '--preserve-symlinks',
  '--stack-trace-limit',
  '--throw-deprecation',
  '--tls-cipher-list',
  '--tls-max-v1.2',
  '--tls-max-v1.3',
  '--tls-min-v1.0',
  '--tls-min-v1.1',
  '--tls-min-v1.2',
  '--tls-min-v1.3',
  '--trace-deprecation',
  '--trace-uncaught',
  '--trace-warnings',
  '--unhandled-rejections',
  '--use-bundled-ca',
  '--use-openssl-ca',
  '--use-system-ca',
  '--no-warnings',
]);

/** Returns the first option in NODE_OPTIONS that functions can't set here, or undefined. */
export function unsupportedNodeOption(text: string): string | undefined {
  if (/["\\]/.test(text)) return 'with quotes';
  return text
    .split(/\s+/)
    .filter((word) => word.startsWith('-'))
    .find((word) => !SUPPORTED.has(nameOf(word)));
}

/** Node.js reads `--stack_trace_limit=5` as `--stack-trace-limit=5`. */
function nameOf(word: string): string {
  const [name = ''] = word.split('=');
  return name.startsWith('--') ? name.replaceAll('_', '-') : name;
}
