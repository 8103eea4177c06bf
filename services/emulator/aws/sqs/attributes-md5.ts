import { createHash } from 'node:crypto';
import type { StoredAttribute } from './message.ts';

const STRING_TYPE = 1;
const BINARY_TYPE = 2;

/**
 * Returns the digest that clients verify, or undefined without attributes. It covers the attributes sorted by name:
 * name, data type and value, each preceded by its length, and one byte for the kind of value before the value.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesMd5(
  attributes: Readonly<Record<string, StoredAttribute>>,
): string | undefined {
  const names = Object.keys(attributes).toSorted();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const { DataType, StringValue, binaryBase64 } = attributes[name] ?? { DataType: '' };
    const isBinary = DataType.startsWith('Binary');
    hash.update(lengthPrefixed(name)).update(lengthPrefixed(DataType));
    hash.update(Buffer.from([isBinary ? BINARY_TYPE : STRING_TYPE]));
    hash.update(
      isBinary
        ? lengthPrefixed(Buffer.from(binaryBase64 ?? '', 'base64'))
        : lengthPrefixed(StringValue ?? ''),
    );
  }
  return hash.digest('hex');
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function lengthPrefixed(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
