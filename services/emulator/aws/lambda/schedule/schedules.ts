import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../../base/clock.ts';
import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import { ACCOUNT_ID, type Dispatcher } from '../../service.ts';
import { nextTime, parseSchedule } from './expression.ts';

/** The timer looks at the clock at least this often: a laptop sleeps, a clock is set. */
const LONGEST_WAIT_MS = 60_000;
/** A run that was missed while nothing ran is made up for this long after the start. */
const MAKE_UP_AFTER_MS = 5000;

export interface ScheduleDefinition {
  /** Name of the rule. */
  readonly name: string;
  /** `rate(5 minutes)` or `cron(0 8 * * ? *)`, UTC. */
  readonly expression: string;
  readonly functionArn: string;
  readonly enabled: boolean;
  /** JSON text that the function gets instead of the Scheduled Event. */
  readonly input?: string;
}

/** A schedule as stored: one JSON file each. */
export interface ScheduleRecord extends ScheduleDefinition {
  /** ISO 8601: when it last ran, or was made. The next time is counted from it. */
  readonly countedFrom: string;
}

export interface ScheduleState extends ScheduleDefinition {
  readonly nextRun: Date | undefined;
}

/** Rules that invoke a function by time, as EventBridge's do. */
export interface Schedules {
  /** Makes or changes a rule; the same definition again changes nothing. Throws Error where it can't be read. */
  put(definition: ScheduleDefinition): Promise<void>;
  list(): readonly ScheduleState[];
  remove(name: string): Promise<void>;
}

export interface SchedulesDeps {
  readonly schedules: RecordFolder<ScheduleRecord>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly region: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

export function createSchedules(deps: SchedulesDeps): Schedules & { start(): void; close(): void } {
  const { schedules, clock, log } = deps;
  let isOpen = false;
  let startedAt = 0;
  let cancel = () => {};

  function nextRunOf(record: ScheduleRecord): Date | undefined {
    if (!record.enabled) return undefined;
    const next = nextTime(parseSchedule(record.expression), new Date(record.countedFrom));
    const earliest = startedAt + MAKE_UP_AFTER_MS;
    return next && next.getTime() < startedAt ? new Date(earliest) : next;
  }

  function plan(): void {
    cancel();
    if (!isOpen) return;
    const now = clock.now().getTime();
    const times = schedules
      .list()
      .map((record) => nextRunOf(record)?.getTime() ?? now + LONGEST_WAIT_MS);
    if (times.length === 0) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.min(...times) - now));
    cancel = deps.timers.after(wait, () => void runDue().finally(plan));
  }

  async function runDue(): Promise<void> {
    const now = clock.now();
    for (const record of schedules.list()) {
      const due = nextRunOf(record);
      if (!due || due > now) continue;
      await run(record, now).catch((err: unknown) =>
        log.error({ err, rule: record.name }, 'A schedule could not invoke its function'),
      );
    }
  }

  /** Counted before the event is handed over: a crash in between loses one run rather than repeating it for ever. */
  async function run(record: ScheduleRecord, now: Date): Promise<void> {
    const counted = { ...record, countedFrom: now.toISOString() };
    await schedules.update(record.name, (current) => (current ? counted : undefined));
    const sourceArn = ruleArn(deps.region, record.name);
    await deps.dispatcher.run({
      service: 'lambda',
      operation: 'Invoke',
      input: {
        FunctionName: record.functionArn,
        InvocationType: 'Event',
        Payload: Buffer.from(record.input ?? scheduledEvent(deps.region, sourceArn, now)),
      },
      caller: { kind: 'service', principal: 'events.amazonaws.com', sourceArn },
    });
  }

  return {
    async put(definition) {
      parseSchedule(definition.expression);
      if (!/^[\w.-]{1,64}$/.test(definition.name)) {
        throw new Error(
          `"${definition.name}" is not the name of a rule: expected [A-Za-z0-9_.-]{1,64}`,
        );
      }
      if (definition.input !== undefined) JSON.parse(definition.input);
      await schedules.update(definition.name, (current) =>
        changed(current, definition, clock.now()),
      );
      plan();
    },
    list: () =>
      schedules.list().map((record) => ({ ...definitionOf(record), nextRun: nextRunOf(record) })),
    async remove(name) {
      await schedules.update(name, () => undefined);
      plan();
    },
    start() {
      isOpen = true;
      startedAt = clock.now().getTime();
      plan();
    },
    close() {
      isOpen = false;
      cancel();
    },
  };
}

/** The record after a definition was put: its count goes on unless the expression or its being on changed. */
function changed(
  current: ScheduleRecord | undefined,
  definition: ScheduleDefinition,
  now: Date,
): ScheduleRecord {
  if (
    current &&
    JSON.stringify(definitionOf(current)) === JSON.stringify(definitionOf(definition))
  ) {
    return current;
  }
  const goesOn =
    current?.expression === definition.expression && current.enabled === definition.enabled;
  const countedFrom = goesOn ? current.countedFrom : now.toISOString();
  return { ...definitionOf(definition), countedFrom };
}

function definitionOf(definition: ScheduleDefinition): ScheduleDefinition {
  const { name, expression, functionArn, enabled, input } = definition;
  return { name, expression, functionArn, enabled, ...(input === undefined ? {} : { input }) };
}

function ruleArn(region: string, name: string): string {
  return `arn:aws:events:${region}:${ACCOUNT_ID}:rule/${name}`;
}

/** The event that EventBridge sends on a schedule. */
function scheduledEvent(region: string, arn: string, now: Date): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT_ID,
    time: `${now.toISOString().slice(0, 19)}Z`,
    region,
    resources: [arn],
    detail: {},
  });
}
