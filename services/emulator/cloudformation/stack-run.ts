import { AwsError } from '../aws/errors.ts';
import type { Caller } from '../aws/service.ts';
import { BotDefinitionError, problemLine as botProblemLine } from '../lex/bot/problems.ts';
import { applyResource } from './apply-resource.ts';
import { PropertyError } from './properties.ts';
import type { Resolver } from './resolve/intrinsic.ts';
import { createResolver } from './resolve/resolver.ts';
import { UnresolvedError } from './resolve/unresolved-error.ts';
import type { ProvisionDeps, ResourceType, StoredResource } from './resource-type.ts';
import { resourceType } from './resource-types.ts';
import { SkippedDependencyError } from './skipped-dependency-error.ts';
import {
  type ProvisionedResource,
  type RememberedResource,
  type Skipped,
  STATE_FORMAT_VERSION,
  type StackState,
} from './stack.ts';
import { dependenciesOf } from './template/order.ts';
import type { TemplateProblem } from './template/problems.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import {
  isObject,
  type ResourceDeclaration,
  type Template,
  type TemplateObject,
  type TemplateValue,
} from './template/template.ts';

export interface StackInputs {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  readonly place: StackPlace;
  readonly caller: Caller;
  readonly templateFile: string;
  readonly deps: ProvisionDeps;
  readonly before: StackState;
}

/** One provisioning of one stack: what has been applied so far, what was skipped and what failed. */
export class StackRun {
  readonly resources: ProvisionedResource[] = [];
  readonly skipped: Skipped[] = [];
  readonly problems: TemplateProblem[] = [];
  readonly inputs: StackInputs;
  readonly resolver: Resolver;
  readonly #applied = new Map<string, RememberedResource>();
  readonly #superseded: StoredResource[] = [];
  readonly #created = new Set<string>();
  /** Declared, but skipped or failed in this run: their previous state is kept. */
  readonly #untouched = new Set<string>();

  constructor(inputs: StackInputs) {
    this.inputs = inputs;
    this.resolver = createResolver({
      ...inputs,
      resourceValues: (logicalId) => this.#valuesOf(logicalId),
    });
  }

  /** Creates or updates one resource. Its dependencies must have been applied before. */
  async apply(logicalId: string): Promise<void> {
    const declaration = this.#declaration(logicalId);
    try {
      if (!this.#isDeclared(declaration)) return;
      const type = resourceType(declaration.type);
      if (!type) this.#skip(logicalId, declaration, 'Its type is not emulated locally');
      else await this.#applyKnown(logicalId, declaration, type);
    } catch (error) {
      this.#untouched.add(logicalId);
      if (error instanceof SkippedDependencyError) {
        this.#skip(logicalId, declaration, error.message);
      } else this.#fail(logicalId, declaration, error);
    }
  }

  state(): Omit<StackState, 'kept'> {
    const resources = { ...Object.fromEntries(this.#applied) };
    for (const name of this.#untouched) {
      const before = this.inputs.before.resources[name];
      if (before) resources[name] = before;
    }
    return { formatVersion: STATE_FORMAT_VERSION, resources };
  }

  /** Resources of earlier runs that the template no longer declares, or that were replaced. */
  get retired(): readonly StoredResource[] {
    const gone = Object.entries(this.inputs.before.resources)
      .filter(([name]) => !this.#applied.has(name) && !this.#untouched.has(name))
      .map(([, resource]) => resource);
    const current = [...this.#applied.values()];
    return [...this.inputs.before.kept, ...gone, ...this.#superseded].filter(
      (resource) => !current.some((applied) => isSame(applied, resource)),
    );
  }

  async #applyKnown(
    logicalId: string,
    declaration: ResourceDeclaration,
    type: ResourceType,
  ): Promise<void> {
    const properties = this.resolver.resolve(declaration.properties);
    const previous = this.#previous(logicalId, type);
    const { resource, action } = await applyResource({
      ...this.inputs,
      logicalId,
      resourceType: type,
      properties: isObject(properties) ? (properties as TemplateObject) : {},
      ...(previous ? { previous } : {}),
      usedPhysicalIds: this.#physicalIdsOf(type),
      onGone: (gone) => this.inputs.deps.onGone?.(gone),
      hasNewDependency: this.#dependencies(declaration).some((name) => this.#created.has(name)),
    });
    this.#applied.set(logicalId, resource);
    if (action === 'created') this.#created.add(logicalId);
    const before = this.inputs.before.resources[logicalId];
    if (before && !isSame(before, resource)) this.#superseded.push(before);
    this.resources.push({ logicalId, type: type.type, physicalId: resource.physicalId, action });
    for (const reason of resource.unsupported) this.#skip(logicalId, declaration, reason);
    const facts = { logicalId, type: type.type, physicalId: resource.physicalId };
    if (action !== 'unchanged') this.inputs.deps.log.debug(facts, `${action} by the template`);
  }

  #previous(logicalId: string, { type }: ResourceType): RememberedResource | undefined {
    const before = this.inputs.before.resources[logicalId];
    return before?.type === type ? before : undefined;
  }

  #physicalIdsOf({ type }: ResourceType): readonly string[] {
    const { resources, kept } = this.inputs.before;
    return [...Object.values(resources), ...kept]
      .filter((resource) => resource.type === type)
      .map(({ physicalId }) => physicalId);
  }

  #isDeclared({ condition }: ResourceDeclaration): boolean {
    return condition === undefined || this.resolver.isTrue(condition);
  }

  #dependencies(declaration: ResourceDeclaration): readonly string[] {
    return dependenciesOf(declaration, (name) => this.inputs.template.resources.has(name));
  }

  #declaration(logicalId: string): ResourceDeclaration {
    return this.inputs.template.resources.get(logicalId) as ResourceDeclaration;
  }

  #valuesOf(logicalId: string): RememberedResource {
    const applied = this.#applied.get(logicalId);
    if (applied) return applied;
    if (this.#isDeclared(this.#declaration(logicalId))) throw new SkippedDependencyError(logicalId);
    throw new UnresolvedError(`"${logicalId}" is referred to, but its condition does not hold`);
  }

  #skip(logicalId: string, { type }: ResourceDeclaration, reason: string): void {
    this.skipped.push({ name: logicalId, type, reason });
  }

  #fail(logicalId: string, { type, line }: ResourceDeclaration, error: unknown): void {
    const isExpected = EXPECTED_ERRORS.some((kind) => error instanceof kind);
    if (!isExpected) this.inputs.deps.log.error({ err: error, logicalId }, 'a resource failed');
    const { file } = this.inputs.template;
    const messages = messagesOf(error).map((text) => `${type} "${logicalId}": ${text}`);
    this.problems.push(...messages.map((message) => ({ file, line, message })));
  }
}

const EXPECTED_ERRORS = [AwsError, PropertyError, UnresolvedError, BotDefinitionError];

function messagesOf(error: unknown): readonly string[] {
  if (error instanceof BotDefinitionError) return error.problems.map(botProblemLine);
  if (error instanceof AwsError) return [`${error.code}: ${error.message}`];
  return [error instanceof Error ? error.message : String(error)];
}

function isSame(one: StoredResource, other: StoredResource): boolean {
  return one.type === other.type && one.physicalId === other.physicalId;
}
