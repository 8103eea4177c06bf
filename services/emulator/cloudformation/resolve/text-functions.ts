import { PLACEHOLDER } from '../template/references.ts';
import { isObject, type TemplateObject, type TemplateValue } from '../template/template.ts';
import { listArgument, listOf, textOf } from './arguments.ts';
import type { Resolver } from './intrinsic.ts';
import { getAtt, ref } from './lookup-functions.ts';
import { UnresolvedError } from './unresolved-error.ts';

export function join(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [separator, list] = listArgument('Fn::Join', argument, 2);
  return listOf('Fn::Join', list, resolver)
    .map((item) => textOf('Fn::Join', item, resolver))
    .join(textOf('Fn::Join', separator, resolver));
}

export function split(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [separator, text] = listArgument('Fn::Split', argument, 2);
  return textOf('Fn::Split', text, resolver).split(textOf('Fn::Split', separator, resolver));
}

export function base64(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  return Buffer.from(textOf('Fn::Base64', argument, resolver)).toString('base64');
}

/** Replaces `${Name}` and `${Name.Attribute}`. `${!Name}` is an escape for the text `${Name}`. */
export function sub(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [template, given = {}] = Array.isArray(argument)
    ? listArgument('Fn::Sub', argument, 2)
    : [argument];
  if (typeof template !== 'string' || !isObject(given)) {
    throw new UnresolvedError('Fn::Sub takes a text, or a list of a text and a map');
  }
  return template.replace(PLACEHOLDER, (_, bang: string, name: string) =>
    bang ? `\${${name}}` : substitute(name.trim(), given, resolver),
  );
}

function substitute(name: string, given: TemplateObject, resolver: Resolver): string {
  const own = given[name];
  if (own !== undefined) return textOf('Fn::Sub', own, resolver);
  const dot = name.indexOf('.');
  const value =
    dot < 0 ? ref(name, resolver) : getAtt([name.slice(0, dot), name.slice(dot + 1)], resolver);
  return textOf('Fn::Sub', value, resolver);
}
