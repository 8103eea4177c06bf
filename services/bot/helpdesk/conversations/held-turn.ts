import type { StoredTurn } from './conversation-store.ts';
import { heldUntil, RENEW_EVERY_MS } from './session-rules.ts';
import type { TakeTurnDeps } from './take-turn.ts';
import type { TurnRecord } from './turn-record.ts';

type HeldTurnDeps = Pick<TakeTurnDeps, 'store' | 'now' | 'repeat'>;

/**
 * A claimed turn that its function holds until it lets go. A function that dies renews nothing, so others know within
 * seconds that it is gone.
 */
export class HeldTurn {
  readonly #deps: HeldTurnDeps;
  readonly #sessionId: string;
  readonly #stop: () => Promise<void>;
  #claim: StoredTurn;
  #isLost = false;

  constructor(deps: HeldTurnDeps, sessionId: string, claim: StoredTurn) {
    this.#deps = deps;
    this.#sessionId = sessionId;
    this.#claim = claim;
    this.#stop = deps.repeat(RENEW_EVERY_MS, () => this.#renew());
  }

  /** Ends the renewals. Returns the turn as it was stored last. */
  async letGo(): Promise<StoredTurn> {
    await this.#stop();
    return this.#claim;
  }

  /** Never rejects: the turn goes on without a renewal, and another request may then take it over. */
  async #renew(): Promise<void> {
    if (this.#isLost) return;
    const { store, now } = this.#deps;
    const record: TurnRecord = { ...this.#claim.record, heldUntil: heldUntil(now()) };
    try {
      const renewed = await store.replace(this.#sessionId, this.#claim, record);
      if (renewed) this.#claim = renewed;
      else this.#isLost = true;
    } catch {
      // The write may have been done all the same. The next one finds out.
    }
  }
}
