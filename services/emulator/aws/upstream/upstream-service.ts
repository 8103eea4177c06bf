import { AwsError } from '../errors.ts';
import type { AwsService, Operation } from '../service.ts';
import { type ClientModule, modelOf } from '../wire/schema.ts';
import { forwardTo } from './forward.ts';
import { unavailable } from './unavailable.ts';

/** What every SDK client and its commands have in common. */
export interface SdkClient {
  send(command: object): Promise<object>;
  destroy(): void;
}

export interface UpstreamServiceOptions {
  /** The SigV4 signing name. */
  readonly name: string;
  readonly module: ClientModule;
  readonly client: SdkClient;
  readonly base: URL;
  /** Throws AwsError 503 while the other process is known to be away. */
  readonly requireAnswering: () => void;
}

/**
 * A service that another process carries out: calls from the wire are forwarded, calls from inside go by the stock
 * client. Every operation that the client knows is one of it.
 */
export function upstreamService({
  name,
  module,
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
        throw asAwsError(error, base);
      }
    };
    return [operation, run] as const;
  });
  const forward = forwardTo(base, name);
  return {
    name,
    client: module,
    operations: Object.fromEntries(operations),
    async forward(request) {
      requireAnswering();
      return forward(request);
    },
  };
}

/** The SDK's exception as the dispatcher's callers know it; without an answer there is no status. */
function asAwsError(error: unknown, base: URL): AwsError {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return unavailable(base, error);
  return new AwsError(name, status, message, { cause: error });
}
