/** Any value of a template. A call of an intrinsic function is an object whose only key is its long name. */
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

/** A valid template: every reference in it resolves. */
export interface Template {
  readonly file: string;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly mappings: TemplateObject;
  readonly conditions: ReadonlyMap<string, TemplateValue>;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
}

/** Returns the attributes that GetAtt can read from a resource type, or undefined if the type is not supported. */
export type AttributesOf = (type: string) => readonly string[] | undefined;

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

/** Returns name and argument of an intrinsic function call, or undefined if the value is not a call. */
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
