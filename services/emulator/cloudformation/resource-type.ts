import type { Log } from '../../base/log.ts';
import type { Roles } from '../aws/iam/roles.ts';
import type { Caller, Dispatcher } from '../aws/service.ts';
import type { BotDefinitions } from '../lex/bot/definitions.ts';
import type { Properties } from './properties.ts';
import type { ResourceValues } from './resolve/intrinsic.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { TemplateObject } from './template/template.ts';

/** Where rules with a schedule go; putting one again replaces it. */
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

/** What resources are made through. */
export interface ProvisionDeps {
  readonly dispatcher: Dispatcher;
  readonly roles: Roles;
  readonly bots: BotDefinitions;
  readonly schedules: Schedules;
  /** Address that a function's URL has here. */
  readonly functionUrl: (functionName: string) => string;
  readonly log: Log;
}

/** A resource as it was made. */
export interface Resource extends ResourceValues {
  /** What its service knows it by; another one means another resource. */
  readonly physicalId: string;
}

/** A resource of the last provisioning, with the properties that it was made from. */
export interface StoredResource extends Resource {
  readonly type: string;
  readonly properties: TemplateObject;
}

export interface Request {
  readonly deps: ProvisionDeps;
  readonly place: StackPlace;
  readonly caller: Caller;
  /** The template as it is named in problems. */
  readonly templateFile: string;
  readonly logicalId: string;
  readonly properties: Properties;
  readonly previous?: StoredResource;
  /** Physical ids of this type that the stack has or had; numbers among them are not given out again. */
  readonly usedPhysicalIds: readonly string[];
  /** Names something that the template asks for and that is not there locally. */
  readonly reportUnsupported: (what: string) => void;
}

/** One resource type of CloudFormation. */
export interface ResourceType {
  readonly type: string;
  /** What GetAtt may ask for. */
  readonly attributes: readonly string[];
  /** Makes the resource or brings it up to date; done twice it changes nothing. */
  apply(request: Request): Promise<Resource>;
  /**
   * The unchanged resource as it is now; undefined where it is gone. Types without this are kept in memory or depend on
   * addresses of this run, and are applied at every start.
   */
  refresh?(resource: StoredResource, request: RunRequest): Promise<Resource | undefined>;
  /** Takes away what the template has no more; the answer says why it was kept. Types without this are kept. */
  remove?(resource: StoredResource, request: RunRequest): Promise<string | undefined>;
}

/** What a call of an operation needs. */
export type RunRequest = Pick<Request, 'deps' | 'caller'>;

/** Calls an operation as CloudFormation. */
export async function run<Output>(
  { deps, caller }: RunRequest,
  service: string,
  operation: string,
  input: object,
): Promise<Output> {
  return (await deps.dispatcher.run({ service, operation, input, caller })) as Output;
}
