import type { StackPlace } from '../template/pseudo-parameters.ts';
import type { Template, TemplateValue } from '../template/template.ts';

/** What Ref and GetAtt return for a provisioned resource. */
export interface ResourceValues {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ResolverInputs {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  readonly place: StackPlace;
  /** Throws UnresolvedError if its condition does not hold, SkippedDependencyError if it was skipped or failed. */
  resourceValues(logicalId: string): ResourceValues;
}

export interface Resolver extends ResolverInputs {
  /** Evaluates all intrinsic functions in a value. Returns undefined for AWS::NoValue. */
  resolve(value: TemplateValue): TemplateValue | undefined;
  isTrue(conditionName: string): boolean;
}

/** Evaluates one intrinsic function. Throws UnresolvedError if its arguments are not valid. */
export type Intrinsic = (argument: TemplateValue, resolver: Resolver) => TemplateValue | undefined;
