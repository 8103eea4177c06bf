import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Dispatcher } from '../../service.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Invoker } from '../runner/invoker.ts';
import type { MappingRecord } from './mapping-record.ts';
import { Poller } from './poller.ts';
import { Queue } from './queue.ts';

export interface PollersDeps {
  readonly mappings: Pick<RecordFolder<MappingRecord>, 'get' | 'list'>;
  readonly functions: Pick<RecordFolder<FunctionRecord>, 'get'>;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly timers: Timers;
  readonly log: Log;
}

/** One poller for each enabled mapping. */
export class Pollers {
  readonly #deps: PollersDeps;
  readonly #pollers = new Map<string, Poller>();
  readonly #results = new Map<string, string>();
  #isStarted = false;

  constructor(deps: PollersDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#isStarted = true;
    for (const { uuid } of this.#deps.mappings.list()) this.refresh(uuid);
  }

  /** Brings a mapping's poller in line with its record: restarts it, or stops it. */
  refresh(uuid: string): void {
    void this.#pollers.get(uuid)?.stop();
    this.#pollers.delete(uuid);
    const mapping = this.#deps.mappings.get(uuid);
    if (!mapping) this.#results.delete(uuid);
    if (!this.#isStarted || !mapping?.isEnabled) return;
    const poller = this.#pollerFor(mapping);
    this.#pollers.set(uuid, poller);
    poller.start();
  }

  /** The outcome of the newest batch, in Lambda's words. */
  lastResultOf(uuid: string): string {
    return this.#results.get(uuid) ?? 'No records processed';
  }

  /** Resolves once the batches in progress are done. */
  async close(): Promise<void> {
    this.#isStarted = false;
    await Promise.all([...this.#pollers.values()].map((poller) => poller.stop()));
    this.#pollers.clear();
  }

  #pollerFor(mapping: MappingRecord): Poller {
    const { dispatcher, functions } = this.#deps;
    return new Poller(mapping, {
      ...this.#deps,
      queue: new Queue(dispatcher, mapping.eventSourceArn, mapping.functionArn),
      findFunction: () => functions.get(mapping.functionName),
      onResult: (result) => void this.#results.set(mapping.uuid, result),
    });
  }
}
