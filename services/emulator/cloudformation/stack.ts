import type { StoredResource } from './resource-type.ts';

export const STATE_FORMAT_VERSION = 1;

export type Action = 'created' | 'updated' | 'unchanged';

/** One resource of a stack, as a provisioning reports it. */
export interface ProvisionedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly action: Action;
}

/** A part of the template that is not provisioned locally. */
export interface Skipped {
  /** A logical id, or `Outputs.<name>`. */
  readonly name: string;
  readonly type?: string;
  readonly reason: string;
}

export interface RememberedResource extends StoredResource {
  /** Covers type and properties. If it is the same, the resource needs no update. */
  readonly hash: string;
  /** What the template asks for and is not supported locally. Tried again at the next start. */
  readonly unsupported: readonly string[];
}

/** The state file of a stack: what the last provisioning left behind. */
export interface StackState {
  readonly formatVersion: typeof STATE_FORMAT_VERSION;
  readonly resources: Readonly<Record<string, RememberedResource>>;
  /** Resources that the template no longer declares and that were not deleted. */
  readonly kept: readonly StoredResource[];
  /** Only after a provisioning without problems. */
  readonly summary?: StackSummary;
}

export interface StackSummary {
  /** Covers template, parameters, region and known resource types. */
  readonly digest: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly skipped: readonly Skipped[];
}
