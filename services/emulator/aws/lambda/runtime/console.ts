import { format } from 'node:util';

const LEVELS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
} as const;

/** Makes the console write AWS's lines: time, request id, level and text, separated by tabs. */
export function formatConsole(requestId: () => string): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...values: unknown[]) => {
      writeLine(requestId(), level, format(...values));
    };
  }
}

/** Writes one line of a function's log. */
export function writeLine(requestId: string, level: string, text: string): void {
  process.stdout.write(`${new Date().toISOString()}\t${requestId}\t${level}\t${text}\n`);
}
