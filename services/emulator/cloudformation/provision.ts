import { readFile } from 'node:fs/promises';
import { ACCOUNT_ID, type Caller } from '../aws/service.ts';
import type { Action } from './apply-resource.ts';
import { resolveOutputs } from './outputs.ts';
import { resolveParameters } from './resolve/resolve-parameters.ts';
import type { ProvisionDeps } from './resource-type.ts';
import { attributesOf, knownTypes, resourceType } from './resource-types.ts';
import { resume } from './resume.ts';
import { retire } from './retire.ts';
import { StackRun } from './stack-run.ts';
import { digestOf, stateFile } from './state.ts';
import { orderResources } from './template/order.ts';
import { parseTemplate } from './template/parse-template.ts';
import { problemLine, TemplateError } from './template/problems.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { Template, TemplateValue } from './template/template.ts';

export interface ProvisionOptions {
  /** Named in every problem; read unless `templateText` is given. */
  readonly templatePath: string;
  /** A packaged copy of the file at `templatePath`. */
  readonly templateText?: string;
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly region: string;
  readonly deps: ProvisionDeps;
}

export interface ProvisionedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly action: Action;
}

/** Something in the template that is not there locally. */
export interface Skipped {
  /** A resource, or `Outputs.<name>`. */
  readonly name: string;
  readonly type?: string;
  readonly reason: string;
}

export interface Provisioned {
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly ProvisionedResource[];
  readonly skipped: readonly Skipped[];
  /** `infra/bot.yaml:12: what is wrong`; where there is any, the stack is not usable. */
  readonly problems: readonly string[];
}

/**
 * Makes what a template declares, or brings it up to date: resources as far as their type is known here, in the order of
 * what they need. Never replaces or deletes a bucket. A broken template changes nothing; its problems are returned, all
 * of them, as are those of resources that could not be made. Rejects only where the state file can't be read or written.
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
  const state = stateFile(options.dataDir, stackName);
  const before = await state.read();
  const digest = digestOf({ template: text, parameters, region, types: knownTypes() });
  const place = placeOf(stackName, region);
  const templateFile = options.templatePath;
  const inputs = { deps, place, caller: callerOf(place), templateFile, before };

  const { summary } = before;
  if (summary?.digest === digest) {
    // Whatever goes wrong here goes wrong again below, where its line is known.
    const resources = await resume(before, inputs).catch(() => undefined);
    if (resources) return { ...summary, resources, problems: [] };
  }

  const template = parseTemplate(text, templateFile, attributesOf);
  const run = new StackRun({ ...inputs, template, parameters: valuesOf(template, parameters) });
  for (const logicalId of orderResources(template.resources).order) await run.apply(logicalId);
  const outputs = resolveOutputs(template, run.resolver);
  const problems = [...run.problems, ...outputs.problems].map(problemLine);
  const skipped = [...run.skipped, ...outputs.skipped];
  // After a failure nothing is retired: the old may still be needed.
  const isWhole = problems.length === 0;
  const { kept } = isWhole
    ? await retire(run.retired, resourceType, inputs)
    : { kept: run.retired };
  await state.write({
    ...run.state(),
    kept,
    ...(isWhole ? { summary: { digest, outputs: outputs.values, skipped } } : {}),
  });
  return { outputs: outputs.values, resources: run.resources, skipped, problems };
}

/** The parameters' values. Throws TemplateError with all that can't be. */
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
