import type { Report } from './problems.ts';
import { readParameter } from './read-parameter.ts';
import { readOutput, readResource } from './read-resource.ts';
import type { YamlTemplate } from './read-yaml.ts';
import { isObject, type Template, type TemplateObject, type TemplateValue } from './template.ts';

/** Reads one entry of a section: its content, the line of its key, and its name. */
export type ReadEntry<T> = (value: TemplateObject, line: number, name: string) => T | undefined;

/** Sections that do not affect resources. */
const DESCRIPTIVE = ['AWSTemplateFormatVersion', 'Description', 'Metadata'];
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'];
const MAX_RESOURCES = 500;

/** Reads the sections of a template. Malformed entries are reported and left out. */
export function readSections(yaml: YamlTemplate, file: string, report: Report): Template {
  const root = isObject(yaml.root) ? yaml.root : {};
  if (root !== yaml.root) report('The template is not a map of sections', 1);
  reportUnknownSections(root, yaml, report);
  const section = (name: string) => sectionOf(root, name, yaml, report);
  const entries = <T>(name: string, read: ReadEntry<T>) =>
    readEntries(section(name), name, yaml, read, report);

  const resources = entries('Resources', (value, line, name) =>
    readResource(value, line, name, report),
  );
  if (!isObject(root.Resources)) report('The template has no Resources', 1);
  if (resources.size > MAX_RESOURCES) {
    report(`${resources.size} resources; CloudFormation takes ${MAX_RESOURCES}`, 1);
  }
  return {
    file,
    parameters: entries('Parameters', (value, line, name) =>
      readParameter(value, line, name, report),
    ),
    mappings: section('Mappings'),
    conditions: new Map(Object.entries(section('Conditions'))),
    resources,
    outputs: entries('Outputs', (value, line, name) => readOutput(value, line, name, report)),
  };
}

function reportUnknownSections(root: TemplateObject, yaml: YamlTemplate, report: Report): void {
  for (const [name, value] of Object.entries(root)) {
    if (DESCRIPTIVE.includes(name) || SECTIONS.includes(name)) continue;
    report(`Section "${name}" is not supported`, lineOf(value, yaml));
  }
}

function sectionOf(
  root: TemplateObject,
  name: string,
  yaml: YamlTemplate,
  report: Report,
): TemplateObject {
  const section = root[name];
  if (section === undefined) return {};
  if (isObject(section)) return section;
  report(`Section "${name}" is not a map`, lineOf(section, yaml));
  return {};
}

function readEntries<T>(
  section: TemplateObject,
  sectionName: string,
  yaml: YamlTemplate,
  read: ReadEntry<T>,
  report: Report,
): Map<string, T> {
  const entries = new Map<string, T>();
  for (const [name, value] of Object.entries(section)) {
    const line = lineOf(value, yaml, lineOf(section, yaml));
    if (!/^[A-Za-z0-9]{1,255}$/.test(name)) report(`"${name}" is not alphanumeric`, line);
    if (!isObject(value)) {
      report(`"${name}" in ${sectionName} is not a map`, line);
      continue;
    }
    const entry = read(value, line, name);
    if (entry) entries.set(name, entry);
  }
  return entries;
}

function lineOf(value: TemplateValue, yaml: YamlTemplate, otherwise = 1): number {
  return typeof value === 'object' && value !== null ? yaml.lineOf(value) : otherwise;
}
