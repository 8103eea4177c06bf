import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DamageReport } from '../../base/durable/damage-report.ts';
import { writeFileDurably } from '../../base/durable/files.ts';
import { type RecordKind, readRecord } from '../../base/durable/stored-record.ts';
import { STATE_FORMAT_VERSION, type StackState } from './stack.ts';

const EMPTY_STATE: StackState = { formatVersion: STATE_FORMAT_VERSION, resources: {}, kept: [] };

const KIND: RecordKind = {
  cost: 'The stack was deployed again as if for the first time: what is there is used, and resources that the template no longer names are not removed.',
  members: ['formatVersion', 'resources', 'kept'],
};

/** The state of one stack on disk: `<dataDir>/cloudformation/<stack>.json`. */
export class StateFile {
  readonly #path: string;
  readonly #damage: DamageReport | undefined;
  #lastText = '';

  constructor(dataDir: string, stackName: string, damage?: DamageReport | undefined) {
    this.#damage = damage;
    this.#path = join(dataDir, 'cloudformation', `${stackName}.json`);
  }

  /**
   * Reads the state, or returns an empty one. A damaged file is set aside and reported. Throws Error, with the remedy, if
   * the file has another format version.
   */
  async read(): Promise<StackState> {
    const state = (await readRecord<StackState>(this.#path, KIND, this.#damage)) ?? EMPTY_STATE;
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
