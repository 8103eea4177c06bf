import type { AwsService } from '../service.ts';
import { type Router, routerOf } from '../wire/route.ts';
import {
  type Codecs,
  codecsFor,
  modelOf,
  type OperationModel,
  type ServiceModel,
} from '../wire/schema.ts';

/** A service with everything the wire needs of it, made once when it is registered. */
export interface RegisteredService {
  readonly service: AwsService;
  readonly model: ServiceModel;
  readonly codecs: Codecs;
  readonly router: Router;
  readonly operations: ReadonlyMap<string, OperationModel>;
}

/**
 * Reads a service's model and checks it.
 * @throws Error where an operation is registered that the SDK does not know: its client is the contract.
 */
export function registerService(service: AwsService): RegisteredService {
  const model = modelOf(service.client);
  const operations = new Map(model.operations.map((operation) => [operation.name, operation]));
  const unknown = Object.keys(service.operations).filter((name) => !operations.has(name));
  if (unknown.length > 0) {
    throw new Error(`The ${service.name} client has no operation ${unknown.join(', ')}`);
  }
  return {
    service,
    model,
    codecs: codecsFor(model.protocol, model.xmlNamespace),
    router: routerOf(model.operations, { bucketInPath: service.name === 's3' }),
    operations,
  };
}
