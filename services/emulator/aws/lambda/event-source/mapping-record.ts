import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { parseArn } from '../../arn.ts';
import { ACCOUNT_ID } from '../../service.ts';

/** An event-source mapping from SQS as stored, one JSON file each. */
export interface MappingRecord {
  readonly uuid: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly eventSourceArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly isEnabled: boolean;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency?: number;
  /** ISO 8601. */
  readonly lastModified: string;
}

/** Returns a mapping as Lambda describes it. */
export function toMappingConfiguration(
  mapping: MappingRecord,
  lastProcessingResult: string,
): EventSourceMappingConfiguration {
  const { region } = parseArn(mapping.functionArn);
  return {
    UUID: mapping.uuid,
    BatchSize: mapping.batchSize,
    MaximumBatchingWindowInSeconds: mapping.windowSeconds,
    EventSourceArn: mapping.eventSourceArn,
    FunctionArn: mapping.functionArn,
    LastModified: new Date(mapping.lastModified),
    LastProcessingResult: lastProcessingResult,
    State: mapping.isEnabled ? 'Enabled' : 'Disabled',
    StateTransitionReason: 'USER_INITIATED',
    FunctionResponseTypes: mapping.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    EventSourceMappingArn: `arn:aws:lambda:${region}:${ACCOUNT_ID}:event-source-mapping:${mapping.uuid}`,
    ...(mapping.maximumConcurrency === undefined
      ? {}
      : { ScalingConfig: { MaximumConcurrency: mapping.maximumConcurrency } }),
  };
}
