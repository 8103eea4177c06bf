import { AwsError } from '../errors.ts';
import type { AwsService, ClientModule, Operation } from '../service.ts';
import { modelOf } from '../wire/schema.ts';
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
}: UpstreamServiceOptions): AwsService {
  const operations = modelOf(module).operations.map(({ name: operation }) => {
    const Command = module[`${operation}Command`] as new (input: object) => object;
    const run: Operation = async (input: object) => {
      try {
        return await client.send(new Command(input));
      } catch (error) {
        throw asAwsError(error, base);
      }
    };
    return [operation, run] as const;
  });
  return {
    name,
    client: module,
    operations: Object.fromEntries(operations),
    forward: forwardTo(base, name),
  };
}

/** The SDK's exception as the dispatcher's callers know it; without an answer there is no status. */
function asAwsError(error: unknown, base: URL): AwsError {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return unavailable(base, error);
  return new AwsError(name, status, message, { cause: error });
}
