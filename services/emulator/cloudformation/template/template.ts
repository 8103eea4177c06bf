/** Any value of a template; a call of an intrinsic function is an object with its long name as the only key. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | readonly TemplateValue[]
  | TemplateObject;

export interface TemplateObject {
  readonly [key: string]: TemplateValue;
}

/** A template that was read and found sound: every name in it means something. */
export interface Template {
  readonly file: string;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly mappings: TemplateObject;
  readonly conditions: ReadonlyMap<string, TemplateValue>;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

export interface ParameterDeclaration {
  readonly type: string;
  readonly defaultValue?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly line: number;
}

export interface ResourceDeclaration {
  readonly type: string;
  readonly properties: TemplateObject;
  readonly condition?: string;
  readonly dependsOn: readonly string[];
  readonly line: number;
}

export interface OutputDeclaration {
  readonly value: TemplateValue;
  readonly condition?: string;
  readonly line: number;
}

export function isObject(value: TemplateValue | undefined): value is TemplateObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name and argument where a value is a call of an intrinsic function. */
export function functionCall(
  value: TemplateValue,
): { readonly name: string; readonly argument: TemplateValue } | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')
    ? { name, argument }
    : undefined;
}
