import { redact } from './redaction.ts';

const LEVELS = { debug: 20, info: 30, warn: 40, error: 50, silent: 60 } as const;
const MAX_STACK_LENGTH = 4000;
const MAX_CAUSES = 3;

type LogMethod = {
  (fields: object, message?: string): void;
  (message: string): void;
};

/** The log of a function. */
export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error', LogMethod>>;

export type LogLevel = keyof typeof LEVELS;
/** Writes a line of the log. */
export type WriteLine = (line: string, level: Exclude<LogLevel, 'silent'>) => void;

export function isLogLevel(text: string): text is LogLevel {
  return text in LEVELS;
}

/**
 * Creates a function's log: one JSON line for each event, starting with the request id. Errors (`err`) are logged with
 * stack and causes, redacted. Callers must never log a client's words in fields.
 */
export function createJsonLog(level: LogLevel, requestId: string, write: WriteLine): Log {
  const at = (name: Exclude<LogLevel, 'silent'>): LogMethod => {
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
    stack: redact(stackOf(error).slice(0, MAX_STACK_LENGTH)),
    ...(error.cause !== undefined &&
      depth < MAX_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

/**
 * Returns the stack. Of a ValidationException only the frames: its message quotes the refused value, perhaps a
 * client's words.
 */
function stackOf({ name, stack = '' }: Error): string {
  if (name !== 'ValidationException') return stack;
  return stack.slice(Math.max(0, stack.indexOf('\n    at ')));
}

/** Writes to the console method of the level, with which Lambda marks the line. */
export function writeToConsole(line: string, level: Parameters<WriteLine>[1]): void {
  console[level](line);
}
