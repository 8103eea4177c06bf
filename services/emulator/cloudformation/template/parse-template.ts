import { checkTemplate } from './check-template.ts';
import { TemplateError, type TemplateProblem } from './problems.ts';
import { readSections } from './read-sections.ts';
import { readYaml } from './read-yaml.ts';
import type { Template } from './template.ts';

/** The attributes that a resource type gives to GetAtt; undefined where the type is not known. */
export type AttributesOf = (type: string) => readonly string[] | undefined;

/**
 * Reads a CloudFormation template, YAML or JSON, and checks that every name in it means something.
 * Throws TemplateError with all problems at once, each with its line; `file` is what they are told by.
 */
export function parseTemplate(text: string, file: string, attributesOf: AttributesOf): Template {
  const yaml = readYaml(text, file);
  const problems: TemplateProblem[] = [];
  const report = (message: string, line: number) => problems.push({ file, line, message });
  const template = readSections(yaml, file, report);
  checkTemplate(template, yaml.lineOf, attributesOf, report);
  if (problems.length > 0) {
    throw new TemplateError(problems.toSorted((one, other) => one.line - other.line));
  }
  return template;
}
