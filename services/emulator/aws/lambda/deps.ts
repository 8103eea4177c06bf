import type { Clock } from '../../../base/clock.ts';
import type { RecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import type { Roles } from '../iam/roles.ts';
import type { Dispatcher } from '../service.ts';
import type { AsyncEvents } from './async-events.ts';
import type { MappingRecord } from './event-source/mapping-record.ts';
import type { Pollers } from './event-source/pollers.ts';
import type { CodeStore } from './functions/code-store.ts';
import type { FunctionRecord } from './functions/function-record.ts';
import type { LayerFolders } from './functions/layer-folders.ts';
import type { Invoker } from './runner/invoker.ts';
import type { Runner } from './runner/runner.ts';

/** The dependencies of Lambda's operations; each picks its own. */
export interface LambdaDeps {
  readonly functions: RecordFolder<FunctionRecord>;
  readonly mappings: RecordFolder<MappingRecord>;
  readonly code: CodeStore;
  readonly roles: Pick<Roles, 'get'>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly invoker: Invoker;
  readonly runner: Runner;
  readonly asyncEvents: AsyncEvents;
  readonly pollers: Pollers;
  readonly layers: LayerFolders;
  readonly clock: Clock;
  readonly log: Log;
  /** The address under which a function with a URL is served. */
  readonly urlOf: (functionName: string) => string;
}
