import type { HandoffEnd } from '../handoff-api.ts';
import { backOff } from './back-off.ts';
import { type HandoffClient, HandoffError } from './handoff-client.ts';
import type { HandoffOutcome } from './handoff-view.ts';
import type { LinePost } from './line-post.ts';
import type { After } from './timers.ts';

export interface EndHandoffDeps {
  readonly client: Pick<HandoffClient, 'end'>;
  readonly post: Pick<LinePost, 'flush' | 'stop'>;
  readonly after: After;
}

/** As often it tries to hand in the last lines; then a ticket without them is better than none. */
const FLUSHES = 6;

/** Hands in what was said and lets the bot take over again. Tries until it is known what becomes of the chat. Never rejects. */
export async function endHandoff(
  { client, post, after }: EndHandoffDeps,
  reason: HandoffEnd,
): Promise<HandoffOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      if ((await post.flush()) || attempt >= FLUSHES) {
        const reply = await client.end(reason);
        post.stop();
        return { kind: 'reply', reply };
      }
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome !== undefined) {
        post.stop();
        return outcome;
      }
    }
    await new Promise<void>((resolve) => after(backOff(attempt), resolve));
  }
}

/** Returns what becomes of the chat after a failed request; undefined if another attempt may succeed. */
export function outcomeOf(error: unknown): HandoffOutcome | undefined {
  if (!(error instanceof HandoffError)) return { kind: 'refused', reason: '' };
  if (error.isTemporary) return undefined;
  if (error.status === 404 || error.status === 410) return { kind: 'gone' };
  return { kind: 'refused', reason: error.type === 'not-open' ? '' : error.message };
}
