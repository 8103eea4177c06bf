import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { TemplateError, type TemplateProblem } from './problems.ts';
import type { TemplateObject, TemplateValue } from './template.ts';

/** CloudFormation's quota for a template in S3. */
const MAX_TEMPLATE_CHARACTERS = 1_048_576;

const SHORT_FORMS: Readonly<Record<string, string>> = {
  '!Ref': 'Ref',
  '!Condition': 'Condition',
  ...Object.fromEntries(
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
    (
      'And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Select ' +
      'Split Sub ToJsonString Transform'
    )
      .split(' ')
      .map((name) => [`!${name}`, `Fn::${name}`]),
  ),
};

export interface YamlTemplate {
  readonly root: TemplateValue;
  /** Returns the line on which an object or a list starts. For the value of a map, this is the line of its key. */
  lineOf(value: object): number;
}

/**
 * Reads YAML or JSON and expands CloudFormation's short forms (`!Sub`) to the long ones (`Fn::Sub`).
 * Throws TemplateError, with all problems, if there is a syntax error or an unknown tag.
 */
export function readYaml(text: string, file: string): YamlTemplate {
  if (text.length > MAX_TEMPLATE_CHARACTERS) {
    const message = `The template has ${text.length} characters; CloudFormation takes ${MAX_TEMPLATE_CHARACTERS}.`;
    throw new TemplateError([{ file, line: 1, message }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: error.message,
  }));
  const reader = new NodeReader(file, lines, problems);
  const root = problems.length > 0 ? null : reader.value(document.contents);
  if (problems.length > 0) throw new TemplateError(problems);
  return { root, lineOf: (value) => reader.lineOf(value) };
}

class NodeReader {
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #problems: TemplateProblem[];
  readonly #lineOfValue = new WeakMap<object, number>();

  constructor(file: string, lines: LineCounter, problems: TemplateProblem[]) {
    this.#file = file;
    this.#lines = lines;
    this.#problems = problems;
  }

  lineOf(value: object): number {
    return this.#lineOfValue.get(value) ?? 1;
  }

  value(node: ParsedNode | null, keyLine?: number): TemplateValue {
    if (!node) return null;
    const line = keyLine ?? this.#lines.linePos(node.range[0]).line;
    const plain = this.#untagged(node, line);
    if (!node.tag?.startsWith('!')) return plain;
    const name = SHORT_FORMS[node.tag];
    if (name) return this.#withLine({ [name]: argumentOf(name, plain) }, line);
    this.#problems.push({ file: this.#file, line, message: `Unknown tag ${node.tag}` });
    return plain;
  }

  #untagged(node: ParsedNode, line: number): TemplateValue {
    if (isScalar(node)) return scalarValue(node.value);
    if (isSeq(node)) {
      return this.#withLine(
        node.items.map((item) => this.value(item as ParsedNode)),
        line,
      );
    }
    if (isMap(node)) return this.#map(node.items, line);
    const kind = isAlias(node) ? 'YAML aliases' : 'This kind of YAML node';
    this.#problems.push({
      file: this.#file,
      line,
      message: `${kind} can't be used in a template that CloudFormation reads`,
    });
    return null;
  }

  #map(
    items: readonly { readonly key: ParsedNode; readonly value: ParsedNode | null }[],
    line: number,
  ): TemplateValue {
    const entries = items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const keyLine = this.#lines.linePos(key.range[0]).line;
      return [name, this.value(value, keyLine)] as const;
    });
    const object = Object.fromEntries(entries);
    const longGetAtt = object['Fn::GetAtt'];
    if (entries.length === 1 && longGetAtt !== undefined) {
      return this.#withLine({ 'Fn::GetAtt': argumentOf('Fn::GetAtt', longGetAtt) }, line);
    }
    return this.#withLine(object, line);
  }

  #withLine<T extends TemplateObject | TemplateValue[]>(value: T, line: number): T {
    this.#lineOfValue.set(value, line);
    return value;
  }
}

function scalarValue(value: unknown): TemplateValue {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return value as TemplateValue;
  }
  return String(value);
}

/** Splits the argument of `!GetAtt Queue.Arn` to `["Queue", "Arn"]`. */
function argumentOf(name: string, argument: TemplateValue): TemplateValue {
  if (name !== 'Fn::GetAtt' || typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)];
}
