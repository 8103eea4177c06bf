import type { TemplateProblem } from '../template/problems.ts';
import type { ParameterDeclaration, Template, TemplateValue } from '../template/template.ts';

/** CloudFormation's quota for the value of a parameter. */
const MAX_VALUE_CHARACTERS = 4096;

export interface ResolvedParameters {
  readonly values: ReadonlyMap<string, TemplateValue>;
  readonly problems: readonly TemplateProblem[];
}

/** Resolves each parameter to its given or default value, and checks it. Values of list types are split at commas. */
export function resolveParameters(
  template: Template,
  given: Readonly<Record<string, string>>,
): ResolvedParameters {
  const problems: TemplateProblem[] = [];
  const values = new Map<string, TemplateValue>();
  for (const [name, declaration] of template.parameters) {
    const value = given[name] ?? declaration.defaultValue;
    const problem = value === undefined ? 'has no value' : problemOf(value, declaration);
    if (problem) {
      problems.push({
        file: template.file,
        line: declaration.line,
        message: `Parameter "${name}" ${problem}`,
      });
    } else values.set(name, typedValue(value as string, declaration));
  }
  for (const name of Object.keys(given)) {
    if (template.parameters.has(name)) continue;
    problems.push({ file: template.file, line: 1, message: `Parameter "${name}" is not declared` });
  }
  return { values, problems };
}

function typedValue(value: string, { type }: ParameterDeclaration): TemplateValue {
  if (type === 'String' || type === 'Number') return value;
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}

function problemOf(value: string, declaration: ParameterDeclaration): string | undefined {
  if (value.length > MAX_VALUE_CHARACTERS)
    return `has more than ${MAX_VALUE_CHARACTERS} characters`;
  const { allowedValues, allowedPattern, type } = declaration;
  const got = `(got ${JSON.stringify(value)})`;
  if (allowedValues && !allowedValues.includes(value)) {
    return `must be one of ${allowedValues.join(', ')} ${got}`;
  }
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`, 'u').test(value)) {
    return `must match ${allowedPattern} ${got}`;
  }
  if (type === 'Number' || type === 'List<Number>') return numberProblem(value, declaration, got);
  return lengthProblem(value, declaration, got);
}

function numberProblem(
  value: string,
  { type, minValue = -Infinity, maxValue = Infinity }: ParameterDeclaration,
  got: string,
): string | undefined {
  const items = type === 'Number' ? [value] : value.split(',');
  for (const item of items) {
    const number = Number(item);
    if (item.trim() === '' || Number.isNaN(number)) return `must be a number ${got}`;
    if (number < minValue) return `must be at least ${minValue} ${got}`;
    if (number > maxValue) return `must be at most ${maxValue} ${got}`;
  }
  return undefined;
}

function lengthProblem(
  value: string,
  { minLength = 0, maxLength = Infinity }: ParameterDeclaration,
  got: string,
): string | undefined {
  if (value.length < minLength) return `must have at least ${minLength} characters ${got}`;
  return value.length > maxLength ? `must have at most ${maxLength} characters ${got}` : undefined;
}
