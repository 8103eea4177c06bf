import { redact } from './redaction.ts';

const LEVELS = { debug: 20, info: 30, warn: 40, error: 50, silent: 60 } as const;
const LONGEST_STACK = 4000;
const DEEPEST_CAUSE = 3;

type Write = {
  (fields: object, message?: string): void;
  (message: string): void;
};

/** What the functions log through. */
export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error', Write>>;

export type LogLevel = keyof typeof LEVELS;
/** Where the lines go. */
export type WriteLine = (line: string, level: Exclude<LogLevel, 'silent'>) => void;

export function isLogLevel(text: string): text is LogLevel {
  return text in LEVELS;
}

/**
 * A function's log: one JSON line an event, the request id first, errors (`err`) with stack and causes, redacted.
 * Fields never hold what a client said.
 */
export function jsonLog(level: LogLevel, requestId: string, write: WriteLine): Log {
  const at = (name: Exclude<LogLevel, 'silent'>) => {
    return (first: unknown, message?: string) => {
      if (LEVELS[name] < LEVELS[level]) return;
      const fields =
        typeof first === 'string' ? { message: first } : { message, ...fieldsOf(first) };
      write(JSON.stringify({ requestId, level: name, ...fields }), name);
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
    stack: redact(stackOf(error).slice(0, LONGEST_STACK)),
    ...(error.cause !== undefined &&
      depth < DEEPEST_CAUSE && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** A ValidationException quotes the value that AWS refused, a client's words perhaps: its frames tell enough. */
function stackOf({ name, stack = '' }: Error): string {
  if (name !== 'ValidationException') return stack;
  return stack.slice(Math.max(0, stack.indexOf('\n    at ')));
}

/** Writes to the console by level: Lambda marks each line with it. */
export const writeToConsole: WriteLine = (line, level) => console[level](line);
