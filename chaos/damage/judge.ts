import type { Violation } from '../report.ts';
import type { DamageKind, Harm } from './kinds.ts';

/** What was seen of a product whose data folder has one damaged file. */
export interface Seen {
  readonly kind: DamageKind;
  readonly harm: Harm;
  readonly path: string;
  /** What it printed. */
  readonly output: string;
  readonly state: 'ready' | 'ended' | 'neither';
  /** If it became ready. */
  readonly running?: Running;
}

export interface Running {
  /** Of `/healthz`. */
  readonly health: string;
  /** What `/console/damage` shows, as JSON. */
  readonly console: string;
  /** The statuses of a new chat and of its first message; 0 for no answer. */
  readonly chat: readonly [number, number];
  /** The objects that can be listed in each bucket, or the error. */
  readonly objects: Readonly<Record<string, number | string>>;
  /** The messages in the campaign's queue, or the error. */
  readonly messages: number | string;
}

/** What there is without damage. */
export interface Whole {
  readonly objects: Readonly<Record<string, number>>;
  readonly messages: number;
}

const STARTS = 'Damage of a file is no reason to hang';
const SENTENCE = 'A start that is refused names the damaged file in a sentence';
const NO_STACK = 'Damage is never reported as a stack trace';
const CHAT = 'Damage of a file does not stop the chat';
const OBJECTS = 'Damage of a file costs no other object';
const MESSAGES = 'Damage of a file costs no message of a queue that it does not belong to';
const REPORTED = 'Damage is reported in the log or in the health, with the path';
const ON_CONSOLE = 'Damage is on the page of the console, with the path';

/** Judges one case of damage. */
export function judgeDamage(seen: Seen, whole: Whole): Violation[] {
  const { kind, harm, path, output, state, running } = seen;
  const promises = [
    ...(state === 'neither' ? [STARTS] : []),
    ...(state === 'ended' && !namesFile(output, path) ? [SENTENCE] : []),
    ...(/^\s+at .+/m.test(output) ? [NO_STACK] : []),
    ...(running ? judgeRunning(seen, running, whole) : []),
  ];
  return promises.map((promise) => ({
    promise,
    seen: `${kind.name}, ${harm}: ${path}: ${describe(seen)}`,
  }));
}

function judgeRunning({ kind, harm, path, output }: Seen, running: Running, whole: Whole) {
  const isReported = namesFile(output, path) || namesFile(running.health, path);
  return [
    ...(running.chat.join() === '201,200' ? [] : [CHAT]),
    ...(areThere(running.objects, whole, kind, path) ? [] : [OBJECTS]),
    ...(running.messages === whole.messages || kind.costs === 'messages' ? [] : [MESSAGES]),
    ...(kind.reported.includes(harm) && !isReported ? [REPORTED] : []),
    ...(kind.reported.includes(harm) && !namesFile(running.console, path) ? [ON_CONSOLE] : []),
  ];
}

function areThere(
  objects: Running['objects'],
  whole: Whole,
  { costs }: DamageKind,
  path: string,
): boolean {
  return Object.entries(whole.objects)
    .filter(([bucket]) => !(costs === 'bucket' && path.includes(`/${bucket}/`)))
    .every(([bucket, count]) => {
      const listed = objects[bucket];
      return typeof listed === 'number' && listed >= count - 1;
    });
}

/** A path is named whole or by its last part; in JSON a backslash is doubled, so the last part decides. */
function namesFile(text: string, path: string): boolean {
  return text.includes(path.split(/[\\/]/).at(-1) ?? path);
}

function describe({ state, output, running }: Seen): string {
  if (!running) return `${state}, ${lastLineOf(output)}`;
  const objects = Object.values(running.objects).filter((count) => typeof count === 'string');
  return [
    `ready, chat ${running.chat.join(' ')}`,
    ...objects.map((error) => `a list failed: ${error}`),
    `${running.messages} messages`,
  ].join(', ');
}

function lastLineOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /can't|Error: /.test(one)) ?? lines.at(-1) ?? '';
  return line.slice(0, 200);
}
