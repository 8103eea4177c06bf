/** A line of a Lambda function's console: time, request id, level, text. */
const CONSOLE = /^\d{4}-\d\d-\d\dT[\d:.]+Z\t[^\t]*\t([A-Z]+)\t(.*)$/s;
const FAILURE = /^(.*?)\s*\t(\{"errorType":.*\})$/s;
/** Stack frames of the runtime and of Node.js, not of the handler. */
const FOREIGN = /lambda-runtime\.js|node:internal/;

/**
 * Returns a handler's line for people: without time and request id, an error with the handler's own stack frames, one
 * per line. A line that didn't come through Lambda's console is returned as it is.
 */
export function formatHandlerLine(line: string): string {
  const [, level, text] = CONSOLE.exec(line) ?? [];
  if (level === undefined || text === undefined) return line;
  const [, what, json] = FAILURE.exec(text) ?? [];
  const trace = json === undefined ? undefined : traceOf(json);
  return trace ? `${level} ${what}: ${trace}` : `${level} ${text}`;
}

function traceOf(json: string): string | undefined {
  try {
    const { trace = [] } = JSON.parse(json) as { trace?: readonly string[] };
    return trace.filter((frame) => !FOREIGN.test(frame)).join('\n') || undefined;
  } catch {
    return undefined;
  }
}
