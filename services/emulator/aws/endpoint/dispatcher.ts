import { randomUUID } from 'node:crypto';
import { AwsError, NotImplementedError } from '../errors.ts';
import {
  ACCOUNT_ID,
  type AwsService,
  type Call,
  type Dispatcher,
  type InternalCall,
} from '../service.ts';
import { type RegisteredService, ServiceRegistry } from './registry.ts';

/** Decides whether a call may be made; throws AwsError AccessDenied. The place where policies are evaluated. */
export type Authorise = (call: Call, input: object) => void | Promise<void>;

/** Receives every call once it has ended: the place where the audit trail is written. */
export type Observe = (call: Call, outcome: { input: object; error?: AwsError }) => void;

export interface DispatcherOptions {
  readonly region: string;
  /** Base URL of the endpoint, known once it listens. */
  readonly endpoint: () => string;
  readonly authorise?: Authorise;
  readonly observe?: Observe;
  /** Called with a failure that AWS does not model. Returns what to answer instead, if its cause is known. */
  readonly explain?: (failure: unknown) => Promise<AwsError | undefined>;
}

/** The one way to an operation, for internal and external calls alike: authorise, execute, observe. */
export class OperationDispatcher implements Dispatcher {
  readonly services = new ServiceRegistry();
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  register(service: AwsService): void {
    this.services.add(service);
  }

  /** The services with a signing name. */
  find(signingName: string): readonly RegisteredService[] {
    return this.services.find(signingName);
  }

  /** Executes an internal call. */
  async run({ service, operation, input, caller }: InternalCall): Promise<object> {
    const target = this.find(service).find((peer) => peer.operations.has(operation));
    if (!target) throw unknownOperation(this.services, service, operation);
    return this.execute(target, this.#internalCall(service, operation, caller), input);
  }

  /** Executes a call that was decoded from the wire. */
  execute(target: RegisteredService, call: Call, input: object): Promise<object> {
    return this.guard(call, input, async () => {
      const operation = target.service.operations[call.operation];
      if (!operation) throw new NotImplementedError(`${call.service}:${call.operation}`);
      return (await operation(input as never, call)) ?? {};
    });
  }

  /** Executes a call some other way, between the same authorisation and the same observation. */
  async guard<Output>(call: Call, input: object, execute: () => Promise<Output>): Promise<Output> {
    const { authorise = refuseAnonymous, observe, explain } = this.#options;
    try {
      await authorise(call, input);
      const output = await execute();
      observe?.(call, { input });
      return output;
    } catch (thrown) {
      const isModelled = thrown instanceof AwsError;
      const known = isModelled ? thrown : ((await explain?.(thrown)) ?? thrown);
      const error = known instanceof NotImplementedError ? known.onPageOf(call.service) : known;
      observe?.(call, error instanceof AwsError ? { input, error } : { input });
      throw error;
    }
  }

  #internalCall(service: string, operation: string, caller: Call['caller']): Call {
    return {
      requestId: randomUUID(),
      service,
      operation,
      region: this.#options.region,
      accountId: ACCOUNT_ID,
      caller,
      endpoint: this.#options.endpoint(),
      headers: {},
      query: new URLSearchParams(),
      trailers: {},
      signal: new AbortController().signal,
    };
  }
}

/** Creates a dispatcher without services. */
export function createDispatcher(options: DispatcherOptions): OperationDispatcher {
  return new OperationDispatcher(options);
}

/** Names the service's page if there is such a service. */
function unknownOperation(
  services: ServiceRegistry,
  service: string,
  operation: string,
): NotImplementedError {
  const isKnown = services.find(service).length > 0;
  return new NotImplementedError(`${service}:${operation}`, isKnown ? service : undefined);
}

/** Without policies, every identified caller may do everything, and an anonymous one nothing. */
export const refuseAnonymous: Authorise = (call) => {
  if (call.caller.kind !== 'anonymous') return;
  throw new AwsError('AccessDenied', 403, 'Access Denied', {
    detail: `support-bot: ${call.service}:${call.operation} was called without a signature; nothing here is public.`,
  });
};
