import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Dispatcher } from '../../service.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Invoker } from '../runner/invoker.ts';
import type { MappingRecord } from './mapping-record.ts';
import { type Poller, startPoller } from './poller.ts';
import { openQueue } from './queue.ts';

export interface PollersDeps {
  readonly mappings: Pick<RecordFolder<MappingRecord>, 'get' | 'list'>;
  readonly functions: Pick<RecordFolder<FunctionRecord>, 'get'>;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly timers: Timers;
  readonly log: Log;
}

/** One poller for each enabled mapping. */
export interface Pollers {
  start(): void;
  /** Makes a mapping's poller what its record says: runs it anew, or stops it. */
  refresh(uuid: string): void;
  /** How the newest batch went, in Lambda's words. */
  lastResultOf(uuid: string): string;
  /** Resolves once the batches in hand are done. */
  close(): Promise<void>;
}

export function createPollers(deps: PollersDeps): Pollers {
  const pollers = new Map<string, Poller>();
  const results = new Map<string, string>();
  let isStarted = false;

  function refresh(uuid: string): void {
    void pollers.get(uuid)?.stop();
    pollers.delete(uuid);
    const mapping = deps.mappings.get(uuid);
    if (!mapping) results.delete(uuid);
    if (!isStarted || !mapping?.isEnabled) return;
    const poller = startPoller(mapping, {
      ...deps,
      queue: openQueue(deps.dispatcher, mapping.eventSourceArn, mapping.functionArn),
      findFunction: () => deps.functions.get(mapping.functionName),
      onResult: (result) => void results.set(uuid, result),
    });
    pollers.set(uuid, poller);
  }

  return {
    refresh,
    start() {
      isStarted = true;
      for (const { uuid } of deps.mappings.list()) refresh(uuid);
    },
    lastResultOf: (uuid) => results.get(uuid) ?? 'No records processed',
    async close() {
      isStarted = false;
      await Promise.all([...pollers.values()].map((poller) => poller.stop()));
      pollers.clear();
    },
  };
}
