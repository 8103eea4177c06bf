import type { Log } from '../../base/log.ts';
import type { Roles } from '../aws/iam/roles.ts';
import type { Caller, Dispatcher } from '../aws/service.ts';
import type { BotDefinitions } from '../lex/bot/definitions.ts';
import type { Properties } from './properties.ts';
import type { ResourceValues } from './resolve/intrinsic.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { TemplateObject } from './template/template.ts';

/** Receives the rules that have a schedule. A schedule replaces another of the same name. */
export interface Schedules {
  put(schedule: {
    readonly name: string;
    /** `rate(5 minutes)` or `cron(…)`. */
    readonly expression: string;
    readonly functionArn: string;
    readonly enabled: boolean;
    readonly input?: string;
  }): void | Promise<void>;
}

/** Dependencies of a provisioning. */
export interface ProvisionDeps {
  readonly dispatcher: Dispatcher;
  readonly roles: Roles;
  readonly bots: BotDefinitions;
  readonly schedules: Schedules;
  /** Returns the local address of a function URL. */
  readonly functionUrl: (functionName: string) => string;
  readonly log: Log;
  /** Receives a resource that the last provisioning left behind and that was gone: it is created again. */
  readonly onGone?: (resource: StoredResource) => void;
}

/** A provisioned resource. */
export interface Resource extends ResourceValues {
  /** Identifies the resource in its service. A resource whose physical id has changed was replaced. */
  readonly physicalId: string;
}

/** A resource of the last provisioning, with the properties it was created from. */
export interface StoredResource extends Resource {
  readonly type: string;
  readonly properties: TemplateObject;
}

export interface Request {
  readonly deps: ProvisionDeps;
  readonly place: StackPlace;
  readonly caller: Caller;
  /** Path of the template, as problems show it. */
  readonly templateFile: string;
  readonly logicalId: string;
  readonly properties: Properties;
  readonly previous?: StoredResource;
  /** Physical ids of this type that the stack has or had. Version numbers in them must not be used again. */
  readonly usedPhysicalIds: readonly string[];
  /** Reports something that the template asks for and that is not supported locally. */
  readonly reportUnsupported: (reason: string) => void;
}

/** One CloudFormation resource type. */
export interface ResourceType {
  readonly type: string;
  /** Attributes that GetAtt can read. */
  readonly attributes: readonly string[];
  /** Creates or updates the resource. Must be idempotent. */
  apply(request: Request): Promise<Resource>;
  /**
   * Returns an unchanged resource as it is now, or undefined if it no longer exists. Types without this method live in
   * memory or depend on addresses of this run, and are applied at every start.
   */
  refresh?(resource: StoredResource, request: RunRequest): Promise<Resource | undefined>;
  /**
   * Deletes a resource that the template no longer declares. Returns undefined, or the reason why it was kept. Types
   * without this method are always kept.
   */
  remove?(resource: StoredResource, request: RunRequest): Promise<string | undefined>;
}

/** What calling an operation requires. */
export type RunRequest = Pick<Request, 'deps' | 'caller'>;

/** Calls an operation with CloudFormation as the caller. */
export async function run<Output>(
  { deps, caller }: RunRequest,
  service: string,
  operation: string,
  input: object,
): Promise<Output> {
  return (await deps.dispatcher.run({ service, operation, input, caller })) as Output;
}
