import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The terminal of a verb that serves until it is ended. */
export interface ServingTerminal extends Terminal {
  /** Resolves when the server is to end. */
  readonly ended: () => Promise<unknown>;
}

/** Ends by Ctrl-C, by `kill`, or when the reader of the output is gone. */
export const SERVING_TERMINAL: ServingTerminal = {
  ...REAL_TERMINAL,
  ended: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
      process.stdout.once('error', resolve);
    }),
};

/** Reads `--port`; without it, the default. Throws UsageError if it is no port number. */
export function portOption(text: string | undefined, defaultPort: number): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port must be a port number, 0 to 65535 (got "${text}")`);
}
