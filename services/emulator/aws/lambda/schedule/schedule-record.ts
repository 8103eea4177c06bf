export interface ScheduleDefinition {
  /** Name of the rule. */
  readonly name: string;
  /** `rate(5 minutes)` or `cron(0 8 * * ? *)`, UTC. */
  readonly expression: string;
  readonly functionArn: string;
  readonly enabled: boolean;
  /** JSON text that the function receives instead of the Scheduled Event. */
  readonly input?: string;
}

/** A schedule as stored, one JSON file each. */
export interface ScheduleRecord extends ScheduleDefinition {
  /** ISO 8601: when it last ran, or was created. The next time is counted from it. */
  readonly countedFrom: string;
}

/** Returns the record after a definition is put: the count continues unless the expression or `enabled` changes. */
export function afterDefinition(
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
  const isSameTiming =
    current?.expression === definition.expression && current.enabled === definition.enabled;
  const countedFrom = isSameTiming ? current.countedFrom : now.toISOString();
  return { ...definitionOf(definition), countedFrom };
}

/** Returns a record's definition alone. */
export function definitionOf(definition: ScheduleDefinition): ScheduleDefinition {
  const { name, expression, functionArn, enabled, input } = definition;
  return { name, expression, functionArn, enabled, ...(input === undefined ? {} : { input }) };
}
