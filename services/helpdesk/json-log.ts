import type { Log } from '../log.ts';
import { redact } from './redaction.ts';

const LEVELS = { debug: 20, info: 30, warn: 40, error: 50, silent: 60 } as const;
const LONGEST_STACK = 4000;
const DEEPEST_CAUSE = 3;

export type LogLevel = keyof typeof LEVELS;
/** Where the lines go: the console. */
export type LogSink = Readonly<Record<Exclude<LogLevel, 'silent'>, (line: string) => void>>;

export function isLogLevel(text: string): text is LogLevel {
  return text in LEVELS;
}

/**
 * A function's log: one JSON line an event, the request id first, errors (`err`) with stack and causes, redacted.
 * Fields never hold what a client said. Lambda marks the lines of its console with their level.
 */
export function jsonLog(level: LogLevel, requestId: string, sink: LogSink): Log {
  const at = (name: Exclude<LogLevel, 'silent'>) => {
    return (first: unknown, message?: string) => {
      if (LEVELS[name] < LEVELS[level]) return;
      const fields =
        typeof first === 'string' ? { message: first } : { message, ...fieldsOf(first) };
      sink[name](JSON.stringify({ requestId, level: name, ...fields }));
    };
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function fieldsOf(fields: unknown): object {
  if (typeof fields !== 'object' || fields === null) return {};
  return 'err' in fields ? { ...fields, err: describeError(fields.err) } : fields;
}

function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  return {
    name: error.name,
    stack: redact((error.stack ?? '').slice(0, LONGEST_STACK)),
    ...(error.cause !== undefined &&
      depth < DEEPEST_CAUSE && { cause: describeError(error.cause, depth + 1) }),
  };
}
