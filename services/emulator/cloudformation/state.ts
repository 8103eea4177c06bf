import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../base/durable/files.ts';
import { STATE_FORMAT_VERSION, type StackState } from './stack.ts';

const EMPTY_STATE: StackState = { formatVersion: STATE_FORMAT_VERSION, resources: {}, kept: [] };

/** The state of one stack on disk: `<dataDir>/cloudformation/<stack>.json`. */
export class StateFile {
  readonly #path: string;
  #lastText = '';

  constructor(dataDir: string, stackName: string) {
    this.#path = join(dataDir, 'cloudformation', `${stackName}.json`);
  }

  /** Reads the state, or returns an empty one. Throws Error, with the remedy, if the file has another format version. */
  async read(): Promise<StackState> {
    const state = (await readJsonFile<StackState>(this.#path)) ?? EMPTY_STATE;
    if (state.formatVersion !== STATE_FORMAT_VERSION) {
      throw new Error(`${this.#path} has format ${state.formatVersion}; run "npm run reset" first`);
    }
    this.#lastText = serialise(state);
    return state;
  }

  /** Writes the state durably, unless it has not changed since it was last read or written. */
  async write(state: StackState): Promise<void> {
    const text = serialise(state);
    if (text !== this.#lastText) await writeFileDurably(this.#path, text);
    this.#lastText = text;
  }
}

/**
 * Returns a hash over everything that a provisioning depends on. The known types are part of it, because a later
 * version of this program may support more of them.
 */
export function digestOf(inputs: {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly region: string;
  readonly types: readonly string[];
}): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** Returns a hash that changes if the resource has to be applied again. */
export function resourceHash(type: string, properties: object): string {
  return createHash('sha256')
    .update(JSON.stringify([type, properties]))
    .digest('hex')
    .slice(0, 32);
}

function serialise(state: StackState): string {
  return `${JSON.stringify(state, undefined, 2)}\n`;
}
