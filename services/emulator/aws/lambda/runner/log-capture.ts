import { StringDecoder } from 'node:string_decoder';
import { endOfLog } from '../runtime/protocol.ts';

/** A longer line is cut into pieces, so that no function can fill the emulator's memory. */
const MAX_LINE = 65_536;
/** More than the mark of an invocation's end takes: a piece never splits one. */
const KEPT = 256;
/** What LogResult holds at most, in bytes (AWS). */
const TAIL_BYTES = 4096;

/** Collects what a process writes and says which invocation it belongs to. */
export interface LogCapture {
  write(chunk: Buffer): void;
  /** Adds a line of the platform itself. */
  add(text: string): void;
  /** Calls `onEnd` once the process has written all of this invocation; to be called before it starts. */
  awaitEndOf(requestId: string, onEnd: () => void): void;
  /** Whether a text stands in the output since the last takeTail. */
  hasSeen(text: string): boolean;
  /** The last 4 KB since the last call. */
  takeTail(): Buffer;
}

/** `onLine` gets every line that the process writes, without its end. */
export function createLogCapture(onLine: (line: string) => void): LogCapture {
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  let tail = '';
  let awaited: { mark: string; onEnd: () => void } | undefined;

  function add(text: string): void {
    tail += text;
    if (tail.length > 4 * TAIL_BYTES) tail = tail.slice(-TAIL_BYTES);
  }

  /** Takes whole lines off the text and gives back what has no end yet. */
  function takeLines(text: string): string {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      add(`${line}\n`);
      onLine(line);
    }
    if (rest.length <= MAX_LINE) return rest;
    return takeLines(`${rest.slice(0, -KEPT)}\n`) + rest.slice(-KEPT);
  }

  function takeMark(text: string): string {
    const at = awaited ? text.indexOf(awaited.mark) : -1;
    if (!awaited || at < 0) return text;
    const { mark, onEnd } = awaited;
    const last = takeLines(text.slice(0, at));
    if (last) takeLines(`${last}\n`);
    awaited = undefined;
    onEnd();
    return text.slice(at + mark.length);
  }

  return {
    add,
    write(chunk) {
      unfinished = takeLines(takeMark(unfinished + decoder.write(chunk)));
    },
    awaitEndOf(requestId, onEnd) {
      awaited = { mark: endOfLog(requestId), onEnd };
    },
    hasSeen: (text) => tail.includes(text) || unfinished.includes(text),
    takeTail() {
      const bytes = Buffer.from(tail + unfinished);
      tail = '';
      unfinished = '';
      return bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
    },
  };
}
