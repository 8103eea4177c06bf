import type { SdkClient } from './upstream-service.ts';

/** Tracks the calls of SDK clients, so that a shutdown can wait for their results. */
export class InFlightCalls {
  readonly #calls = new Set<Promise<object>>();

  /** Returns a client whose calls are tracked. */
  track(client: SdkClient): SdkClient {
    return {
      send: (command) => this.#add(client.send(command)),
      destroy: () => client.destroy(),
    };
  }

  /** Resolves once no call is in flight. Never rejects. */
  async settled(): Promise<void> {
    while (this.#calls.size > 0) await Promise.allSettled(this.#calls);
  }

  #add(call: Promise<object>): Promise<object> {
    this.#calls.add(call);
    const remove = () => void this.#calls.delete(call);
    call.then(remove, remove);
    return call;
  }
}
