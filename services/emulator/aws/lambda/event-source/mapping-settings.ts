import type {
  CreateEventSourceMappingRequest,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import { invalidParameter, invalidValue } from '../errors.ts';
import type { MappingRecord } from './mapping-record.ts';

type Settings = Pick<
  MappingRecord,
  'batchSize' | 'windowSeconds' | 'isEnabled' | 'reportsItemFailures' | 'maximumConcurrency'
>;
type Input = CreateEventSourceMappingRequest | UpdateEventSourceMappingRequest;

const SUPPORTED = new Set([
  'BatchSize',
  'Enabled',
  'EventSourceArn',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'ScalingConfig',
  'UUID',
]);

/**
 * Returns the settings of a mapping after a request: those of the request, else the current ones, else AWS's defaults.
 * Throws AwsError ValidationException or InvalidParameterValueException, and NotImplementedError with the member.
 */
export function mappingSettings(input: Input, current?: Settings): Settings {
  const [unsupported] = Object.entries(input).filter(
    ([name, value]) => value !== undefined && !SUPPORTED.has(name),
  );
  if (unsupported) throw new NotImplementedError(`Event source mapping setting ${unsupported[0]}`);
  const limit = input.ScalingConfig
    ? input.ScalingConfig.MaximumConcurrency
    : current?.maximumConcurrency;
  const settings = {
    batchSize: input.BatchSize ?? current?.batchSize ?? 10,
    windowSeconds: input.MaximumBatchingWindowInSeconds ?? current?.windowSeconds ?? 0,
    isEnabled: input.Enabled ?? current?.isEnabled ?? true,
    reportsItemFailures:
      input.FunctionResponseTypes?.includes('ReportBatchItemFailures') ??
      current?.reportsItemFailures ??
      false,
    ...(limit === undefined ? {} : { maximumConcurrency: limit }),
  };
  check(settings);
  return settings;
}

function check({ batchSize, windowSeconds, maximumConcurrency = 2 }: Settings): void {
  if (batchSize < 1 || batchSize > 10_000) {
    throw invalidValue('batchSize', batchSize, 'Member must be between 1 and 10000');
  }
  if (windowSeconds < 0 || windowSeconds > 300) {
    const constraint = 'Member must be between 0 and 300';
    throw invalidValue('maximumBatchingWindowInSeconds', windowSeconds, constraint);
  }
  if (batchSize > 10 && windowSeconds < 1) {
    throw invalidParameter(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  if (maximumConcurrency < 2 || maximumConcurrency > 1000) {
    const constraint = 'Member must be between 2 and 1000';
    throw invalidValue('scalingConfig.maximumConcurrency', maximumConcurrency, constraint);
  }
}
