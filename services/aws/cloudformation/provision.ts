import { readFile } from 'node:fs/promises';
import { ACCOUNT_ID, type Caller } from '../service.ts';
import type { Action } from './apply-resource.ts';
import { resolveOutputs } from './outputs.ts';
import { resolveParameters } from './resolve/resolve-parameters.ts';
import type { ProvisionNeeds } from './resource-type.ts';
import { attributesOf, resourceType } from './resource-types.ts';
import { retire } from './retire.ts';
import { StackRun } from './stack-run.ts';
import { stateFile } from './state.ts';
import { orderResources } from './template/order.ts';
import { parseTemplate } from './template/parse-template.ts';
import { problemLine, TemplateError } from './template/problems.ts';
import type { StackPlace } from './template/pseudo-parameters.ts';
import type { Template } from './template/template.ts';

export interface ProvisionOptions {
  /** Named in every problem; read unless `templateText` is given. */
  readonly templatePath: string;
  /** A packaged copy of the file at `templatePath`. */
  readonly templateText?: string;
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly region: string;
  readonly needs: ProvisionNeeds;
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
  const { stackName, region, needs } = options;
  let template: Template;
  try {
    template = await readTemplate(options);
  } catch (error) {
    if (error instanceof TemplateError) return failed(error.problems.map(problemLine));
    throw error;
  }
  const parameters = resolveParameters(template, options.parameters);
  if (parameters.problems.length > 0) return failed(parameters.problems.map(problemLine));

  const state = stateFile(options.dataDir, stackName);
  const stackRun = new StackRun({
    template,
    parameters: parameters.values,
    place: placeOf(stackName, region),
    caller: callerOf(stackName, region),
    needs,
    before: await state.read(),
  });
  for (const logicalId of orderResources(template.resources).order) await stackRun.apply(logicalId);
  const outputs = resolveOutputs(template, stackRun.resolver);
  const problems = [...stackRun.problems, ...outputs.problems];
  // After a failure nothing is retired: the old may still be needed.
  const { kept } =
    problems.length > 0
      ? { kept: stackRun.retired }
      : await retire(stackRun.retired, resourceType, stackRun.inputs);
  await state.write({ ...stackRun.state(), kept });
  return {
    outputs: outputs.values,
    resources: stackRun.resources,
    skipped: [...stackRun.skipped, ...outputs.skipped],
    problems: problems.map(problemLine),
  };
}

async function readTemplate({ templatePath, templateText }: ProvisionOptions): Promise<Template> {
  const text = templateText ?? (await readTemplateFile(templatePath));
  return parseTemplate(text, templatePath, attributesOf);
}

async function readTemplateFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const message = `The template can't be read: ${(error as Error).message}`;
    throw new TemplateError([{ file: path, line: 1, message }]);
  }
}

function failed(problems: readonly string[]): Provisioned {
  return { outputs: {}, resources: [], skipped: [], problems };
}

function placeOf(stackName: string, region: string): StackPlace {
  return { stackName, stackId: stackArn(stackName, region), region, accountId: ACCOUNT_ID };
}

function callerOf(stackName: string, region: string): Caller {
  return {
    kind: 'service',
    principal: 'cloudformation.amazonaws.com',
    sourceArn: stackArn(stackName, region),
  };
}

function stackArn(stackName: string, region: string): string {
  return `arn:aws:cloudformation:${region}:${ACCOUNT_ID}:stack/${stackName}/local`;
}
