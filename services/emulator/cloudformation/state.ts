import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../base/durable/files.ts';
import type { Skipped } from './provision.ts';
import type { StoredResource } from './resource-type.ts';

const FORMAT_VERSION = 1;

/** What the last provisioning of a stack left: what is there, and what the template has no more but was kept. */
export interface StackState {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly resources: Readonly<Record<string, RememberedResource>>;
  readonly kept: readonly StoredResource[];
  /** Of a provisioning without problems. */
  readonly summary?: StackSummary;
}

export interface StackSummary {
  /** Of template, parameters and region. */
  readonly digest: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly skipped: readonly Skipped[];
}

export interface RememberedResource extends StoredResource {
  /** Of type and properties: the same hash means that nothing has to be done. */
  readonly hash: string;
  /** What was asked for and is not there locally; asked for again at the next start. */
  readonly unsupported: readonly string[];
}

export const EMPTY_STATE: StackState = { formatVersion: FORMAT_VERSION, resources: {}, kept: [] };

export interface StateFile {
  read(): Promise<StackState>;
  /** Durable once it resolves; writes nothing where nothing changed. */
  write(state: StackState): Promise<void>;
}

/** `<dataDir>/cloudformation/<stack>.json`. A file of another format version is an error that says what to do. */
export function stateFile(dataDir: string, stackName: string): StateFile {
  const path = join(dataDir, 'cloudformation', `${stackName}.json`);
  let last = '';
  return {
    async read() {
      const state = (await readJsonFile<StackState>(path)) ?? EMPTY_STATE;
      if (state.formatVersion !== FORMAT_VERSION) {
        throw new Error(`${path} has format ${state.formatVersion}; run "npm run reset" first`);
      }
      last = serialise(state);
      return state;
    },
    async write(state) {
      const text = serialise(state);
      if (text !== last) await writeFileDurably(path, text);
      last = text;
    },
  };
}

/** What a provisioning starts from; types are among it, because a later version of this program may know more of them. */
export function digestOf(inputs: {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly region: string;
  readonly types: readonly string[];
}): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** The hash that tells whether a resource has to be applied again. */
export function resourceHash(type: string, properties: object): string {
  return createHash('sha256')
    .update(JSON.stringify([type, properties]))
    .digest('hex')
    .slice(0, 32);
}

function serialise(state: StackState): string {
  return `${JSON.stringify(state, undefined, 2)}\n`;
}
