import type { Report } from './problems.ts';
import type { ParameterDeclaration, TemplateObject, TemplateValue } from './template.ts';

const TYPES = ['String', 'Number', 'CommaDelimitedList', 'List<Number>'];
const KEYS = new Set(
  (
    'AllowedPattern AllowedValues ConstraintDescription Default Description MaxLength MaxValue ' +
    'MinLength MinValue NoEcho Type'
  ).split(' '),
);

/** Reads the declaration of one parameter, and reports its problems. */
export function readParameter(
  value: TemplateObject,
  line: number,
  name: string,
  report: Report,
): ParameterDeclaration | undefined {
  const problem = (message: string) => report(`Parameter "${name}": ${message}`, line);
  for (const key of Object.keys(value)) if (!KEYS.has(key)) problem(`unknown key "${key}"`);
  const type = value.Type;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    problem(`Type must be one of ${TYPES.join(', ')} (got ${JSON.stringify(type) ?? 'none'})`);
    return undefined;
  }
  const pattern = value.AllowedPattern;
  if (pattern !== undefined && !isPattern(pattern)) {
    problem(`AllowedPattern ${JSON.stringify(pattern)} is not a regular expression`);
    return undefined;
  }
  return { type, line, ...constraints(value, problem) };
}

function constraints(
  value: TemplateObject,
  problem: (message: string) => void,
): Omit<ParameterDeclaration, 'type' | 'line'> {
  const { Default: defaultValue, AllowedValues: allowed, AllowedPattern: pattern } = value;
  return {
    ...(defaultValue === undefined ? {} : { defaultValue: String(defaultValue) }),
    ...(Array.isArray(allowed) ? { allowedValues: allowed.map(String) } : {}),
    ...(typeof pattern === 'string' ? { allowedPattern: pattern } : {}),
    ...bound(value, 'MinLength', 'minLength', problem),
    ...bound(value, 'MaxLength', 'maxLength', problem),
    ...bound(value, 'MinValue', 'minValue', problem),
    ...bound(value, 'MaxValue', 'maxValue', problem),
  };
}

function bound<K extends string>(
  value: TemplateObject,
  key: string,
  name: K,
  problem: (message: string) => void,
): { [P in K]?: number } {
  const given = value[key];
  if (given === undefined) return {};
  if (!Number.isNaN(Number(given))) return { [name]: Number(given) } as { [P in K]: number };
  problem(`${key} must be a number (got ${JSON.stringify(given)})`);
  return {};
}

function isPattern(pattern: TemplateValue): boolean {
  try {
    new RegExp(String(pattern));
    return typeof pattern === 'string';
  } catch {
    return false;
  }
}
