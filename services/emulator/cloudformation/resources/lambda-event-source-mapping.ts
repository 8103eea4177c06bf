import type {
  CreateEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  ListEventSourceMappingsResponse,
} from '@aws-sdk/client-lambda';
import { exists, ignoreMissing } from '../expected-errors.ts';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';

/** Maps a queue to a function. Another queue or another function requires another mapping. */
export const lambdaEventSourceMapping: ResourceType = {
  type: 'AWS::Lambda::EventSourceMapping',
  attributes: ['EventSourceMappingArn', 'Id'],

  async apply(request) {
    const source = request.properties.text('EventSourceArn');
    const functionName = request.properties.text('FunctionName');
    const input = mappingSettings(functionName, request);
    const existing = await findMapping(source, functionName, request);
    const { UUID = '' } = await run<EventSourceMappingConfiguration>(
      request,
      'lambda',
      existing === undefined ? 'CreateEventSourceMapping' : 'UpdateEventSourceMapping',
      existing === undefined ? { EventSourceArn: source, ...input } : { UUID: existing, ...input },
    );
    const { region, accountId } = request.place;
    const arn = `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${UUID}`;
    return { physicalId: UUID, ref: UUID, attributes: { Id: UUID, EventSourceMappingArn: arn } };
  },

  async refresh(resource, request) {
    const input = { UUID: resource.physicalId };
    const isFound = await exists(() => run(request, 'lambda', 'GetEventSourceMapping', input));
    return isFound ? resource : undefined;
  },

  async remove(resource, request) {
    const input = { UUID: resource.physicalId };
    await ignoreMissing(() => run(request, 'lambda', 'DeleteEventSourceMapping', input));
    return undefined;
  },
};

function mappingSettings(
  functionName: string,
  { properties }: Request,
): Omit<CreateEventSourceMappingRequest, 'EventSourceArn'> {
  const window = properties.optionalNumber('MaximumBatchingWindowInSeconds');
  const batchSize = properties.optionalNumber('BatchSize');
  const responseTypes = properties.texts('FunctionResponseTypes');
  return {
    FunctionName: functionName,
    Enabled: properties.optionalBoolean('Enabled') ?? true,
    FunctionResponseTypes: [...responseTypes] as 'ReportBatchItemFailures'[],
    ...(batchSize === undefined ? {} : { BatchSize: batchSize }),
    ...(window === undefined ? {} : { MaximumBatchingWindowInSeconds: window }),
  };
}

async function findMapping(
  source: string,
  functionName: string,
  request: RunRequest,
): Promise<string | undefined> {
  const input = { EventSourceArn: source, FunctionName: functionName };
  const { EventSourceMappings = [] } = await run<ListEventSourceMappingsResponse>(
    request,
    'lambda',
    'ListEventSourceMappings',
    input,
  );
  return EventSourceMappings.find(({ EventSourceArn }) => EventSourceArn === source)?.UUID;
}
