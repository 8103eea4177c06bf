import { AwsError } from '../errors.ts';
import type { AwsService, Operation, WireTraits } from '../service.ts';
import { type ClientModule, modelOf } from '../wire/schema.ts';
import { forwardTo } from './forward.ts';
import { unavailable } from './unavailable.ts';

/** The common interface of all SDK clients. */
export interface SdkClient {
  send(command: object): Promise<object>;
  destroy(): void;
}

export interface UpstreamServiceOptions {
  /** The SigV4 signing name. */
  readonly name: string;
  readonly module: ClientModule;
  readonly traits: WireTraits;
  readonly client: SdkClient;
  readonly base: URL;
  /** Throws AwsError 503 if the other process is known to be unavailable. */
  readonly requireAnswering: () => void;
}

/**
 * Creates a service that another process implements. External calls are forwarded, internal calls are made with the
 * stock client. It has all operations of the client.
 */
export function upstreamService({
  name,
  module,
  traits,
  client,
  base,
  requireAnswering,
}: UpstreamServiceOptions): AwsService {
  const operations = modelOf(module).operations.map(({ name: operation }) => {
    const Command = module[`${operation}Command`] as new (input: object) => object;
    const run: Operation = async (input: object) => {
      requireAnswering();
      try {
        return await client.send(new Command(input));
      } catch (error) {
        throw toAwsError(error, base);
      }
    };
    return [operation, run] as const;
  });
  const forward = forwardTo(base, name);
  return {
    name,
    client: module,
    ...traits,
    operations: Object.fromEntries(operations),
    async forward(request) {
      requireAnswering();
      return forward(request);
    },
  };
}

/** Converts an exception of the SDK, which has no status if there was no response. */
function toAwsError(error: unknown, base: URL): AwsError {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return unavailable(base, error);
  return new AwsError(name, status, message, { cause: error });
}
