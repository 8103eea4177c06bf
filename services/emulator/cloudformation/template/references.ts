import { functionCall, isObject, type TemplateValue } from './template.ts';

/** One reference in a template to a parameter, a resource, a condition or a mapping. */
export interface Reference {
  readonly kind: 'ref' | 'attribute' | 'condition' | 'mapping' | 'unsupported' | 'malformed';
  readonly name: string;
  readonly attribute?: string;
  /** The intrinsic function call that contains it, which has a line. */
  readonly at: object;
}

const SUPPORTED = new Set(
  'And Base64 Equals FindInMap GetAtt If Join Not Or Select Split Sub'
    .split(' ')
    .map((name) => `Fn::${name}`),
);

/** Returns all references in a value, in the order of the template. */
export function referencesIn(value: TemplateValue): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const call = functionCall(value);
  if (!call) return Object.values(value).flatMap(referencesIn);
  return [...ownReferences(call.name, call.argument, value), ...referencesIn(call.argument)];
}

function ownReferences(name: string, argument: TemplateValue, at: object): readonly Reference[] {
  if (name === 'Condition') {
    // In a policy statement, `Condition` is a plain key whose value is an object.
    return typeof argument === 'string' ? [{ kind: 'condition', name: argument, at }] : [];
  }
  if (name === 'Ref') return [namedReference('ref', argument, name, at)];
  if (!SUPPORTED.has(name)) return [{ kind: 'unsupported', name, at }];
  const list = Array.isArray(argument) ? argument : [argument];
  if (name === 'Fn::If') return [namedReference('condition', list[0], name, at)];
  if (name === 'Fn::FindInMap') return [namedReference('mapping', list[0], name, at)];
  if (name === 'Fn::GetAtt') return [attributeReference(list, at)];
  if (name === 'Fn::Sub') return substitutions(list, at);
  return [];
}

function namedReference(
  kind: Reference['kind'],
  value: TemplateValue | undefined,
  functionName: string,
  at: object,
): Reference {
  return typeof value === 'string' ? { kind, name: value, at } : malformed(functionName, at);
}

function attributeReference(list: readonly TemplateValue[], at: object): Reference {
  const [name, attribute] = list;
  return typeof name === 'string' && typeof attribute === 'string'
    ? { kind: 'attribute', name, attribute, at }
    : malformed('Fn::GetAtt', at);
}

function malformed(name: string, at: object): Reference {
  return { kind: 'malformed', name, at };
}

/** Matches `${Name}` in a Sub, or the escaped `${!Name}`: group 1 is the `!`, group 2 the name. */
export const PLACEHOLDER = /\$\{(!?)([^${}]*)\}/g;

function substitutions(list: readonly TemplateValue[], at: object): readonly Reference[] {
  const [text, given = {}] = list;
  if (typeof text !== 'string' || !isObject(given)) return [malformed('Fn::Sub', at)];
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([, bang]) => bang === '')
    .map(([, , placeholder = '']) => placeholder.trim())
    .filter((placeholder) => !(placeholder in given))
    .map((placeholder) => substitution(placeholder, at));
}

function substitution(placeholder: string, at: object): Reference {
  const dot = placeholder.indexOf('.');
  if (dot < 0) return { kind: 'ref', name: placeholder, at };
  return {
    kind: 'attribute',
    name: placeholder.slice(0, dot),
    attribute: placeholder.slice(dot + 1),
    at,
  };
}
