import type { AwsService, KeptConnections } from '../service.ts';
import type { WireRequest } from '../wire/request.ts';
import { type Router, routerOf } from '../wire/route.ts';
import {
  type Codecs,
  codecsFor,
  modelOf,
  type OperationModel,
  type ServiceModel,
} from '../wire/schema.ts';
import { toPathStyle } from './wire-request.ts';

/** A service with everything the wire needs of it, built once when it is registered. */
export interface RegisteredService {
  readonly service: AwsService;
  readonly model: ServiceModel;
  readonly codecs: Codecs;
  readonly router: Router;
  readonly operations: ReadonlyMap<string, OperationModel>;
}

/** The services behind the endpoint. */
export class ServiceRegistry {
  readonly #byName = new Map<string, RegisteredService[]>();
  readonly #jsonRoots = new Set<string>();
  readonly #openToPages: RegisteredService[] = [];
  readonly #bearers: RegisteredService[] = [];
  #bucketService: AwsService | undefined;
  readonly #unsigned: RegisteredService[] = [];

  /** Adds a service. Throws Error if its client lacks one of its operations: the client is the contract. */
  add(service: AwsService): void {
    const registered = registerService(service);
    for (const name of signingNamesOf(service)) {
      this.#byName.set(name, [...this.find(name), registered]);
    }
    if (service.bearer) this.#bearers.push(registered);
    if (service.isOpenToPages) this.#openToPages.push(registered);
    if (service.hasBucketInPath) this.#bucketService = service;
    if (service.isDefaultForUnsigned) this.#unsigned.push(registered);
    if (registered.model.protocol !== 'restJson') return;
    for (const root of rootsOf(registered.model)) this.#jsonRoots.add(root);
  }

  /** The services with a signing name; two APIs can share one, as the two of `lex` do. */
  find(signingName: string): readonly RegisteredService[] {
    return this.#byName.get(signingName) ?? [];
  }

  /** The service that receives requests without a signature, if there is one. */
  get unsigned(): readonly RegisteredService[] {
    return this.#unsigned;
  }

  /** The service that is open to pages and has an operation with this method and path, if there is one. */
  openToPages(request: WireRequest): RegisteredService | undefined {
    return this.#openToPages.find(({ router }) => router(request) !== undefined);
  }

  /** The service that knows its callers by a token in one of these headers, if there is one. */
  findByBearer(headerNames: readonly string[]): RegisteredService | undefined {
    return this.#bearers.find(({ service }) => headerNames.includes(service.bearer?.header ?? ''));
  }

  /** What keeps the connections that are opened on a path, if anything does. */
  findKeptConnections(path: string): KeptConnections | undefined {
    const services = [...this.#byName.values()].flat().map(({ service }) => service);
    return services.find(({ keptConnections }) => keptConnections?.path === path)?.keptConnections;
  }

  /** Moves a bucket in the host into the path. */
  toPathStyle(request: WireRequest): WireRequest {
    return this.#bucketService ? toPathStyle(request, this.#bucketService) : request;
  }

  /**
   * Whether a path can only be one of a JSON service: it begins with the version of an API (`/2015-03-31/`), or with a
   * segment of a registered service's paths.
   */
  isJsonPath(path: string): boolean {
    const root = /^\/([^/?]+)\//.exec(path)?.[1] ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(root) || this.#jsonRoots.has(root);
  }
}

function signingNamesOf({ name, bearer }: AwsService): string[] {
  return bearer ? [name, bearer.signedAs] : [name];
}

function registerService(service: AwsService): RegisteredService {
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
    router: routerOf(model.operations, { hasBucketInPath: service.hasBucketInPath ?? false }),
    operations,
  };
}

/** The literal first segments of the operations' paths. */
function rootsOf({ operations }: ServiceModel): string[] {
  return operations.flatMap(({ http }) => /^\/([^/{?]+)\//.exec(http?.uri ?? '')?.[1] ?? []);
}
