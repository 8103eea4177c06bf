import { randomUUID } from 'node:crypto';
import { AwsError, NotImplementedError } from '../errors.ts';
import {
  ACCOUNT_ID,
  type AwsService,
  type Call,
  type Dispatcher,
  type InternalCall,
} from '../service.ts';
import { type RegisteredService, registerService } from './registry.ts';

/** Decides whether a call may be made; throws AwsError AccessDenied. The place where policies are evaluated. */
export type Authorise = (call: Call, input: object) => void | Promise<void>;

/** Told of every call once it has ended: the place where the audit trail is written. */
export type Observe = (call: Call, outcome: { input: object; error?: AwsError }) => void;

export interface DispatcherOptions {
  readonly region: string;
  /** Base URL of the front door, known once it listens. */
  readonly endpoint: () => string;
  readonly authorise?: Authorise;
  readonly observe?: Observe;
}

/** The one way to an operation, for calls from the wire and from inside alike: authorise, carry out, observe. */
export interface OperationDispatcher extends Dispatcher {
  /** Services that answer to a signing name: `lex` is the name of two. */
  find(signingName: string): readonly RegisteredService[];
  /** Carries out a call that was decoded from the wire. */
  execute(registered: RegisteredService, call: Call, input: object): Promise<object>;
  /** Lets another way carry a call out, between the same authorisation and the same audit. */
  guard<Output>(call: Call, input: object, carryOut: () => Promise<Output>): Promise<Output>;
}

export function createDispatcher(options: DispatcherOptions): OperationDispatcher {
  const registered = new Map<string, RegisteredService[]>();
  const authorise = options.authorise ?? refuseAnonymous;

  async function guard<Output>(
    call: Call,
    input: object,
    carryOut: () => Promise<Output>,
  ): Promise<Output> {
    try {
      await authorise(call, input);
      const output = await carryOut();
      options.observe?.(call, { input });
      return output;
    } catch (error) {
      options.observe?.(call, error instanceof AwsError ? { input, error } : { input });
      throw error;
    }
  }

  function execute(target: RegisteredService, call: Call, input: object): Promise<object> {
    return guard(call, input, async () => {
      const operation = target.service.operations[call.operation];
      if (!operation) throw new NotImplementedError(`${call.service}:${call.operation}`);
      return (await operation(input as never, call)) ?? {};
    });
  }

  return {
    register(service: AwsService) {
      const peers = registered.get(service.name) ?? [];
      registered.set(service.name, [...peers, registerService(service)]);
    },
    find: (signingName) => registered.get(signingName) ?? [],
    execute,
    guard,
    async run({ service, operation, input, caller }: InternalCall) {
      const target = registered.get(service)?.find((peer) => peer.operations.has(operation));
      if (!target) throw new NotImplementedError(`${service}:${operation}`);
      return execute(target, innerCall(options, service, operation, caller), input);
    },
  };
}

function innerCall(
  { region, endpoint }: DispatcherOptions,
  service: string,
  operation: string,
  caller: Call['caller'],
): Call {
  return {
    requestId: randomUUID(),
    service,
    operation,
    region,
    accountId: ACCOUNT_ID,
    caller,
    endpoint: endpoint(),
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
  };
}

/** Without policies, whoever is known may do everything and nobody else anything. */
function refuseAnonymous(call: Call): void {
  if (call.caller.kind !== 'anonymous') return;
  throw new AwsError('AccessDenied', 403, 'Access Denied', {
    detail: `support-bot: ${call.service}:${call.operation} was called without a signature; nothing here is public.`,
  });
}
