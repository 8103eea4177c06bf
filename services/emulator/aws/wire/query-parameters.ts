import { type Codecs, membersOf, type Shape, traitsOf } from './schema.ts';

/**
 * Reads the flattened parameters of the awsQuery protocol (`Tags.member.1.Key=x`) into the shape of an input.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function readQueryParameters(
  shape: Shape,
  parameters: readonly (readonly [name: string, value: string])[],
  codecs: Codecs,
): Record<string, unknown> {
  return readStructure(shape, treeOf(parameters), codecs);
}

/** A parameter's value, and the parameters below it after the next dot. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

function treeOf(parameters: readonly (readonly [name: string, value: string])[]): Node {
  const root: Node = { children: new Map() };
  for (const [name, value] of parameters) {
    let node = root;
    for (const part of name.split('.')) {
      const child = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

function readStructure(shape: Shape, node: Node, codecs: Codecs): Record<string, unknown> {
  const structure: Record<string, unknown> = {};
  for (const { name, shape: member, traits } of membersOf(shape)) {
    const child = node.children.get(traits.xmlName ?? name);
    if (child) structure[name] = readValue(member, child, codecs);
  }
  return structure;
}

function readValue(shape: Shape, node: Node, codecs: Codecs): unknown {
  if (shape.isStructSchema()) return readStructure(shape, node, codecs);
  if (shape.isListSchema()) return readList(shape, node, codecs);
  if (shape.isMapSchema()) return readMap(shape, node, codecs);
  return codecs.readString(shape, node.value ?? '');
}

function readList(shape: Shape, node: Node, codecs: Codecs): unknown[] {
  const value = shape.getValueSchema();
  const isFlat = traitsOf(shape).xmlFlattened !== undefined;
  const items = isFlat ? node : node.children.get(traitsOf(value).xmlName ?? 'member');
  return numbered(items).map((item) => readValue(value, item, codecs));
}

function readMap(shape: Shape, node: Node, codecs: Codecs): Record<string, unknown> {
  const isFlat = traitsOf(shape).xmlFlattened !== undefined;
  const entries = isFlat ? node : node.children.get('entry');
  const value = shape.getValueSchema();
  const keyName = traitsOf(shape.getKeySchema()).xmlName ?? 'key';
  const valueName = traitsOf(value).xmlName ?? 'value';
  return Object.fromEntries(
    numbered(entries).map((entry) => [
      entry.children.get(keyName)?.value ?? '',
      readValue(value, entry.children.get(valueName) ?? { children: new Map() }, codecs),
    ]),
  );
}

/** Returns the children named 1, 2, 3 … in order, up to the first that is missing. */
function numbered(node: Node | undefined): Node[] {
  const items: Node[] = [];
  for (let item = node?.children.get('1'); item; item = node?.children.get(`${items.length + 1}`)) {
    items.push(item);
  }
  return items;
}
