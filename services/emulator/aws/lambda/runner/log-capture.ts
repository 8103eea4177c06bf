import { StringDecoder } from 'node:string_decoder';
import { endOfLog } from '../runtime/protocol.ts';

/** A longer line is cut into pieces, so that no function can fill the emulator's memory. */
const MAX_LINE = 65_536;
/** Longer than the mark at the end of an invocation's log: a piece never splits one. */
const KEPT = 256;
/** The most that LogResult holds, in bytes (AWS). */
const TAIL_BYTES = 4096;

/** Collects the output of a process and separates it by invocation. */
export class LogCapture {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #unfinished = '';
  #tail = '';
  #awaited: { readonly mark: string; readonly onEnd: () => void } | undefined;

  /** @param onLine receives every line that the process writes, without its end */
  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  write(chunk: Buffer): void {
    this.#unfinished = this.#takeLines(
      this.#takeMark(this.#unfinished + this.#decoder.write(chunk)),
    );
  }

  /** Adds a line of the platform itself. */
  add(text: string): void {
    this.#tail += text;
    if (this.#tail.length > 4 * TAIL_BYTES) this.#tail = this.#tail.slice(-TAIL_BYTES);
  }

  /** Calls `onEnd` once the process has written all of this invocation; call it before the invocation starts. */
  awaitEndOf(requestId: string, onEnd: () => void): void {
    this.#awaited = { mark: endOfLog(requestId), onEnd };
  }

  /** Whether the output since the last takeTail contains a text. */
  hasSeen(text: string): boolean {
    return this.#tail.includes(text) || this.#unfinished.includes(text);
  }

  /** Returns the last 4 KB since the previous call. */
  takeTail(): Buffer {
    const bytes = Buffer.from(this.#tail + this.#unfinished);
    this.#tail = '';
    this.#unfinished = '';
    return bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
  }

  /** Consumes the whole lines of a text and returns the rest. */
  #takeLines(text: string): string {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.add(`${line}\n`);
      this.#onLine(line);
    }
    if (rest.length <= MAX_LINE) return rest;
    return this.#takeLines(`${rest.slice(0, -KEPT)}\n`) + rest.slice(-KEPT);
  }

  /** Consumes a text up to the mark of the awaited end, if it is there, and returns the rest. */
  #takeMark(text: string): string {
    const at = this.#awaited ? text.indexOf(this.#awaited.mark) : -1;
    if (!this.#awaited || at < 0) return text;
    const { mark, onEnd } = this.#awaited;
    const last = this.#takeLines(text.slice(0, at));
    if (last) this.#takeLines(`${last}\n`);
    this.#awaited = undefined;
    onEnd();
    return text.slice(at + mark.length);
  }
}
