import { checkTemplate } from './check-template.ts';
import { TemplateError, type TemplateProblem } from './problems.ts';
import { readSections } from './read-sections.ts';
import { readYaml } from './read-yaml.ts';
import type { AttributesOf, Template } from './template.ts';

/**
 * Reads a CloudFormation template, YAML or JSON, and checks that every reference in it resolves.
 * Throws TemplateError, with all problems and their lines in `file`, if the template is not valid.
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
