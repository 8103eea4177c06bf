import { randomUUID } from 'node:crypto';
import type {
  CreateEventSourceMappingRequest,
  EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import { parseArn } from '../../arn.ts';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { conflict, invalidParameter, invalidValue } from '../errors.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { mappingSettings } from '../event-source/mapping-settings.ts';
import { Queue } from '../event-source/queue.ts';
import { findFunction } from '../functions/function-name.ts';
import type { FunctionRecord } from '../functions/function-record.ts';

type MappingDeps = Pick<LambdaDeps, 'functions' | 'mappings' | 'pollers' | 'dispatcher' | 'clock'>;

/** Connects a function to a queue, so that it runs with the queue's messages. */
export async function createEventSourceMapping(
  deps: MappingDeps,
  input: CreateEventSourceMappingRequest,
  call: Call,
): Promise<EventSourceMappingConfiguration> {
  const settings = mappingSettings(input);
  const queueArn = queueArnOf(input.EventSourceArn);
  const record = findFunction(deps.functions, call, input.FunctionName);
  refuseSecond(deps, queueArn, record);
  await checkQueue(deps, queueArn, record);
  const mapping = {
    uuid: randomUUID(),
    functionName: record.name,
    functionArn: record.arn,
    eventSourceArn: queueArn,
    ...settings,
    lastModified: deps.clock.now().toISOString(),
  };
  await deps.mappings.update(mapping.uuid, () => {
    refuseSecond(deps, queueArn, record);
    return mapping;
  });
  deps.pollers.refresh(mapping.uuid);
  return toMappingConfiguration(mapping, deps.pollers.lastResultOf(mapping.uuid));
}

function queueArnOf(arn: string | undefined): string {
  if (!arn?.startsWith('arn:')) throw invalidValue('eventSourceArn', arn, 'Member must be an ARN');
  const { service } = parseArn(arn);
  if (service !== 'sqs') throw new NotImplementedError(`An event source of ${service}`);
  return arn;
}

function refuseSecond(
  { mappings }: Pick<LambdaDeps, 'mappings'>,
  queueArn: string,
  { name }: FunctionRecord,
): void {
  const existing = mappings
    .list()
    .find((mapping) => mapping.eventSourceArn === queueArn && mapping.functionName === name);
  if (!existing) return;
  throw conflict(
    `An event source mapping with SQS arn (" ${queueArn} ") and function (" ${name} ") already exists. Please update or delete the existing mapping with UUID ${existing.uuid}`,
  );
}

/** The queue must exist, and must not deliver a message again while the function still works on it. */
async function checkQueue(
  deps: Pick<LambdaDeps, 'dispatcher'>,
  queueArn: string,
  record: FunctionRecord,
): Promise<void> {
  const queue = new Queue(deps.dispatcher, queueArn, record.arn);
  const seconds = await queue.visibilityTimeoutSeconds().catch((error: unknown) => {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    throw invalidParameter(
      `Error occurred while ReceiveMessage. SQS Error Code: ${error.code}. SQS Error Message: ${error.message}`,
    );
  });
  if (seconds >= record.timeoutSeconds) return;
  throw invalidParameter(
    `Queue visibility timeout: ${seconds} seconds is less than Function timeout: ${record.timeoutSeconds} seconds`,
  );
}
