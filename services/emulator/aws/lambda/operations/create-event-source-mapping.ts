import { randomUUID } from 'node:crypto';
import type {
  CreateEventSourceMappingRequest,
  EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { conflict, invalidParameter, invalidValue } from '../errors.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { mappingSettings } from '../event-source/mapping-settings.ts';
import { openQueue } from '../event-source/queue.ts';
import { findFunction } from '../functions/function-name.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Needs } from '../needs.ts';

type MappingNeeds = Pick<Needs, 'functions' | 'mappings' | 'pollers' | 'dispatcher' | 'clock'>;

/** Lets a function take the messages of a queue. */
export async function createEventSourceMapping(
  needs: MappingNeeds,
  input: CreateEventSourceMappingRequest,
  call: Call,
): Promise<EventSourceMappingConfiguration> {
  const settings = mappingSettings(input);
  const queueArn = queueArnOf(input.EventSourceArn);
  const record = findFunction(needs.functions, call, input.FunctionName);
  refuseSecond(needs, queueArn, record);
  await checkQueue(needs, queueArn, record);
  const mapping = {
    uuid: randomUUID(),
    functionName: record.name,
    functionArn: record.arn,
    eventSourceArn: queueArn,
    ...settings,
    lastModified: needs.clock.now().toISOString(),
  };
  await needs.mappings.update(mapping.uuid, () => {
    refuseSecond(needs, queueArn, record);
    return mapping;
  });
  needs.pollers.refresh(mapping.uuid);
  return toMappingConfiguration(mapping, needs.pollers.lastResultOf(mapping.uuid));
}

function queueArnOf(arn: string | undefined): string {
  const [prefix, , service] = (arn ?? '').split(':');
  if (!arn || prefix !== 'arn') throw invalidValue('eventSourceArn', arn, 'Member must be an ARN');
  if (service !== 'sqs') throw new NotImplementedError(`An event source of ${service}`);
  return arn;
}

function refuseSecond(
  { mappings }: Pick<Needs, 'mappings'>,
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

/** The queue must exist, and must not give a message out again while the function still has it. */
async function checkQueue(
  needs: Pick<Needs, 'dispatcher'>,
  queueArn: string,
  record: FunctionRecord,
): Promise<void> {
  const queue = openQueue(needs.dispatcher, queueArn, record.arn);
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
