import { join } from 'node:path';
import { readJsonFile } from '../../base/durable/files.ts';
import { readConfig } from '../local/config.ts';

/** Returns the path of the file in DATA_DIR that says where the product was started last. */
export function outputsPath(): string {
  return join(readConfig().dataDir, 'outputs.json');
}

/**
 * Reads the outputs of the last start; undefined if the product was never started from this DATA_DIR. Whether it still
 * runs, the first call shows.
 */
export function readLastOutputs(): Promise<Readonly<Record<string, string>> | undefined> {
  return readJsonFile<Record<string, string>>(outputsPath()).catch(() => undefined);
}
