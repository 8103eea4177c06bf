import { readFile } from 'node:fs/promises';
import type { DamageReport } from '../../base/durable/damage-report.ts';
import { ACCOUNT_ID, type Caller } from '../aws/service.ts';
import { resolveOutputs } from './outputs.ts';
import { resolveParameters } from './resolve/resolve-parameters.ts';
import type { ProvisionDeps } from './resource-type.ts';
import { attributesOf, knownTypes, resourceType } from './resource-types.ts';
import { resume } from './resume.ts';
import { retire } from './retire.ts';
import type { ProvisionedResource, Skipped } from './stack.ts';
import { StackRun } from './stack-run.ts';
import { digestOf, StateFile } from './state.ts';
import { orderResources } from './template/order.ts';
import { parseTemplate } from './template/parse-template.ts';
import { problemLine, TemplateError } from './template/problems.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { Template, TemplateValue } from './template/template.ts';

export interface ProvisionOptions {
  /** Named in every problem. The file is read unless `templateText` is set. */
  readonly templatePath: string;
  /** A packaged copy of the file at `templatePath`. */
  readonly templateText?: string;
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly region: string;
  readonly deps: ProvisionDeps;
  /** Receives a damaged state; without it, that is an error. */
  readonly damage?: DamageReport | undefined;
}

export interface Provisioned {
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly ProvisionedResource[];
  readonly skipped: readonly Skipped[];
  /** `infra/bot.yaml:12: what is wrong`. If there are any, the stack is not usable. */
  readonly problems: readonly string[];
}

/**
 * Creates or updates what a template declares: every resource of a supported type, in dependency order. Never replaces
 * or deletes a bucket. A broken template changes nothing. All problems are returned, those of the template and those of
 * resources that failed. Throws Error if the state file can't be read or written.
 */
export async function provision(options: ProvisionOptions): Promise<Provisioned> {
  try {
    const template = options.templateText ?? (await readTemplateFile(options.templatePath));
    return await provisionText(options, template);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const problems = error.problems.map(problemLine);
    return { outputs: {}, resources: [], skipped: [], problems };
  }
}

async function provisionText(options: ProvisionOptions, text: string): Promise<Provisioned> {
  const { stackName, parameters, region, deps } = options;
  const state = new StateFile(options.dataDir, stackName, options.damage);
  const before = await state.read();
  const digest = digestOf({ template: text, parameters, region, types: knownTypes() });
  const place = placeOf(stackName, region);
  const templateFile = options.templatePath;
  const inputs = { deps, place, caller: callerOf(place), templateFile, before };

  const { summary } = before;
  if (summary?.digest === digest) {
    // An error here is not reported: it occurs again below, with the line in the template.
    const resources = await resume(before, inputs).catch(() => undefined);
    if (resources) return { ...summary, resources, problems: [] };
  }

  const template = parseTemplate(text, templateFile, attributesOf);
  const run = new StackRun({ ...inputs, template, parameters: valuesOf(template, parameters) });
  for (const logicalId of orderResources(template.resources).order) await run.apply(logicalId);
  const outputs = resolveOutputs(template, run.resolver);
  const problems = [...run.problems, ...outputs.problems].map(problemLine);
  const skipped = [...run.skipped, ...outputs.skipped];
  // After a failure nothing is retired: the previous resources may still be needed.
  const isComplete = problems.length === 0;
  const { kept } = isComplete
    ? await retire(run.retired, resourceType, inputs)
    : { kept: run.retired };
  await state.write({
    ...run.state(),
    kept,
    ...(isComplete ? { summary: { digest, outputs: outputs.values, skipped } } : {}),
  });
  return { outputs: outputs.values, resources: run.resources, skipped, problems };
}

/** Resolves the parameters. Throws TemplateError, with all problems, if any of them is invalid. */
function valuesOf(
  template: Template,
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, TemplateValue> {
  const { values, problems } = resolveParameters(template, given);
  if (problems.length > 0) throw new TemplateError(problems);
  return values;
}

async function readTemplateFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const message = `The template can't be read: ${(error as Error).message}`;
    throw new TemplateError([{ file: path, line: 1, message }]);
  }
}

function placeOf(stackName: string, region: string): StackPlace {
  return { stackName, stackId: stackArn(stackName, region), region, accountId: ACCOUNT_ID };
}

function callerOf({ stackId }: StackPlace): Caller {
  return { kind: 'service', principal: 'cloudformation.amazonaws.com', sourceArn: stackId };
}

function stackArn(stackName: string, region: string): string {
  return `arn:aws:cloudformation:${region}:${ACCOUNT_ID}:stack/${stackName}/local`;
}
