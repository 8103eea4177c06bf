import { membersOf, type Shape } from '../../services/emulator/aws/wire/schema.ts';

const DEEPEST = 5;

/** Values that clients validate before sending, by member name. */
const CHECKED: Readonly<Record<string, unknown>> = {
  Bucket: 'sample-bucket',
  ChecksumAlgorithm: 'CRC32',
  CopySource: 'sample-bucket/key',
  ExpiresString: undefined,
};

/** Returns a value of a shape with every member set. Always the same for the same shape. */
export function sampleOf(shape: Shape, skip: ReadonlySet<string>, depth = 0): unknown {
  if (shape.isUnionSchema()) return sampleOfUnion(shape, skip, depth);
  if (shape.isStructSchema()) return sampleOfStructure(shape, skip, depth);
  if (shape.isListSchema()) {
    const item = sampleOf(shape.getValueSchema(), skip, depth + 1);
    return item === undefined ? undefined : [item];
  }
  if (shape.isMapSchema()) {
    const item = sampleOf(shape.getValueSchema(), skip, depth + 1);
    return item === undefined ? undefined : { key: item };
  }
  return sampleOfSimple(shape);
}

function sampleOfStructure(shape: Shape, skip: ReadonlySet<string>, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  const members = membersOf(shape)
    .filter(({ name }) => !skip.has(name))
    .map(({ name, shape: member, traits }) => [
      name,
      traits.httpResponseCode !== undefined
        ? 202
        : name in CHECKED && member.isStringSchema()
          ? CHECKED[name]
          : sampleOf(member, skip, depth + 1),
    ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function sampleOfUnion(shape: Shape, skip: ReadonlySet<string>, depth: number): unknown {
  for (const { name, shape: member } of membersOf(shape)) {
    const value = skip.has(name) ? undefined : sampleOf(member, skip, depth + 1);
    if (value !== undefined) return { [name]: value };
  }
  return undefined;
}

function sampleOfSimple(shape: Shape): unknown {
  if (shape.isBlobSchema()) return Buffer.from('sample bytes é');
  if (shape.isTimestampSchema()) return new Date('2026-01-02T03:04:05Z');
  if (shape.isBooleanSchema()) return true;
  if (shape.isNumericSchema()) return 7;
  if (shape.isStringSchema()) return 'sample';
  return undefined;
}
