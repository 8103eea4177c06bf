import type { Clock } from '../../../../base/clock.ts';
import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { Dispatcher } from '../../service.ts';
import { nextTime, parseSchedule } from './expression.ts';
import {
  afterDefinition,
  definitionOf,
  type ScheduleDefinition,
  type ScheduleRecord,
} from './schedule-record.ts';
import { ruleArn, scheduledEvent } from './scheduled-event.ts';

/** The clock is checked at least this often: a laptop sleeps, a clock is set. */
const LONGEST_WAIT_MS = 60_000;
/** How long after the start to make up for a run that was missed while the emulator was off. */
const MAKE_UP_AFTER_MS = 5000;

export interface ScheduleState extends ScheduleDefinition {
  readonly nextRun: Date | undefined;
}

export interface SchedulesDeps {
  readonly schedules: RecordFolder<ScheduleRecord>;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly region: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

/** Rules that invoke a function by time, as EventBridge's do. */
export class Schedules {
  readonly #deps: SchedulesDeps;
  #isOpen = false;
  #startedAt = 0;
  #cancel: () => void = () => {};

  constructor(deps: SchedulesDeps) {
    this.#deps = deps;
  }

  /** Creates or changes a rule; the same definition again changes nothing. Throws Error if it is not valid. */
  async put(definition: ScheduleDefinition): Promise<void> {
    requireValid(definition);
    const { schedules, clock } = this.#deps;
    await schedules.update(definition.name, (current) =>
      afterDefinition(current, definition, clock.now()),
    );
    this.#plan();
  }

  list(): readonly ScheduleState[] {
    return this.#deps.schedules
      .list()
      .map((record) => ({ ...definitionOf(record), nextRun: this.#nextRunOf(record) }));
  }

  async remove(name: string): Promise<void> {
    await this.#deps.schedules.update(name, () => undefined);
    this.#plan();
  }

  start(): void {
    this.#isOpen = true;
    this.#startedAt = this.#deps.clock.now().getTime();
    this.#plan();
  }

  close(): void {
    this.#isOpen = false;
    this.#cancel();
  }

  #nextRunOf(record: ScheduleRecord): Date | undefined {
    if (!record.enabled) return undefined;
    const next = nextTime(parseSchedule(record.expression), new Date(record.countedFrom));
    const earliest = this.#startedAt + MAKE_UP_AFTER_MS;
    return next && next.getTime() < this.#startedAt ? new Date(earliest) : next;
  }

  #plan(): void {
    this.#cancel();
    if (!this.#isOpen) return;
    const { schedules, clock, timers } = this.#deps;
    const now = clock.now().getTime();
    const times = schedules
      .list()
      .map((record) => this.#nextRunOf(record)?.getTime() ?? now + LONGEST_WAIT_MS);
    if (times.length === 0) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.min(...times) - now));
    this.#cancel = timers.after(wait, () => void this.#runDue().finally(() => this.#plan()));
  }

  async #runDue(): Promise<void> {
    const { schedules, clock, log } = this.#deps;
    const now = clock.now();
    for (const record of schedules.list()) {
      const due = this.#nextRunOf(record);
      if (!due || due > now) continue;
      await this.#run(record, now).catch((err: unknown) =>
        log.error({ err, rule: record.name }, 'A schedule could not invoke its function'),
      );
    }
  }

  /** Counts the run before it invokes: a crash in between loses one run rather than repeating it forever. */
  async #run(record: ScheduleRecord, now: Date): Promise<void> {
    const { schedules, dispatcher, region } = this.#deps;
    const counted = { ...record, countedFrom: now.toISOString() };
    await schedules.update(record.name, (current) => (current ? counted : undefined));
    const sourceArn = ruleArn(region, record.name);
    await dispatcher.run({
      service: 'lambda',
      operation: 'Invoke',
      input: {
        FunctionName: record.functionArn,
        InvocationType: 'Event',
        Payload: Buffer.from(record.input ?? scheduledEvent(region, sourceArn, now)),
      },
      caller: { kind: 'service', principal: 'events.amazonaws.com', sourceArn },
    });
  }
}

function requireValid({ name, expression, input }: ScheduleDefinition): void {
  parseSchedule(expression);
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw new Error(`"${name}" is not the name of a rule: expected [A-Za-z0-9_.-]{1,64}`);
  }
  if (input !== undefined) JSON.parse(input);
}
