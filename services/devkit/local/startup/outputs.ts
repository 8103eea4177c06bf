import { join } from 'node:path';
import { writeFileDurably } from '../../../base/durable/files.ts';

/** The bound addresses. */
export interface Addresses {
  readonly AwsUrl: string;
  readonly SearchUrl: string;
  readonly WebUrl: string;
}

/** Writes `outputs.json`: flat, the outputs of both stacks by their names and the three addresses. */
export async function writeOutputs(
  dataDir: string,
  outputs: Readonly<Record<string, string>> & Addresses,
): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFileDurably(
    join(dataDir, 'outputs.json'),
    `${JSON.stringify(sorted, undefined, 2)}\n`,
  );
}
