import { Problem } from '../http/problem.ts';
import type { ChatDeps } from './deps.ts';

const POLL_MS = 200;

/**
 * Ends the bot's session, once a turn that is in progress has ended. Throws a Problem 409 if that takes longer than
 * `patienceMs`.
 */
export async function forgetSession(
  { bot, now, wait }: Pick<ChatDeps, 'bot' | 'now' | 'wait'>,
  sessionId: string,
  patienceMs: number,
): Promise<void> {
  const deadline = now().getTime() + patienceMs;
  for (;;) {
    try {
      return await bot.forget(sessionId);
    } catch (error) {
      if (!isBusy(error) || now().getTime() >= deadline) throw error;
    }
    await wait(POLL_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Problem && error.status === 409;
}
