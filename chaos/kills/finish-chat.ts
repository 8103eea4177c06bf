import { setTimeout as wait } from 'node:timers/promises';
import type { Violation } from '../report.ts';

const ANSWERS =
  'A chat whose turn a crash cut off answers after the restart, at the latest when asked again';
const AT_WORK = 409;
/** A machine under load may answer late; a chat that is shut stays that for many times as long. */
const ATTEMPTS = 4;
const PAUSE_MS = 1_000;

/** The part of a client whose chat is not finished. */
export interface UnfinishedChat {
  readonly id: string;
  /** Whether it has its ticket. */
  isDone(): boolean;
  /** Says the next thing, or the last one again. Resolves with the status, or rejects if there is no answer. */
  next(): Promise<number>;
}

/** Lets a client go on to its ticket. Returns what is wrong if its chat says that it is still at work on a message. */
export async function finishChat(
  client: UnfinishedChat,
  pause: (milliseconds: number) => Promise<void> = async (ms) => void (await wait(ms)),
): Promise<Violation[]> {
  let refusals = 0;
  while (!client.isDone()) {
    const status = await client.next();
    if (status === AT_WORK) {
      refusals += 1;
      if (refusals === ATTEMPTS) {
        return [{ promise: ANSWERS, seen: `${client.id} answered 409, ${refusals} times` }];
      }
      await pause(PAUSE_MS);
    } else if (status !== 200) return [];
    else refusals = 0;
  }
  return [];
}
