/** What the console of a Lambda function writes: time, request id, level, text. */
const CONSOLE = /^\d{4}-\d\d-\d\dT[\d:.]+Z\t[^\t]*\t([A-Z]+)\t(.*)$/s;
const FAILURE = /^(.*?)\s*\t(\{"errorType":.*\})$/s;
/** Frames of the runtime and of Node.js: nobody's handler. */
const FOREIGN = /lambda-runtime\.js|node:internal/;

/**
 * A line that a handler wrote, for people: without time and request id, an error with its own frames, each on a line.
 * What was not written through Lambda's console stays as it is.
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
