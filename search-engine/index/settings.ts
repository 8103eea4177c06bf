import { illegalArgument } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

/** Settings that are stored and returned, but have no effect: there are no shards, replicas or refresh intervals. */
const KEPT = ['number_of_shards', 'number_of_replicas', 'refresh_interval', 'auto_expand_replicas'];
/** Settings that may change after an index was created. */
const DYNAMIC = ['number_of_replicas', 'refresh_interval', 'auto_expand_replicas'];

export interface IndexSettings {
  /** By name without `index.`; values are strings, as in OpenSearch's responses. */
  readonly kept: Readonly<Record<string, string>>;
  readonly analysis?: JsonObject;
}

export const DEFAULT_SETTINGS: IndexSettings = {
  kept: { number_of_shards: '1', number_of_replicas: '1' },
};

/** Reads the settings of a new index. Throws illegal_argument_exception for an unknown one. */
export function readSettings(json: JsonObject): IndexSettings {
  const kept: Record<string, string> = { ...DEFAULT_SETTINGS.kept };
  let analysis: JsonObject | undefined;
  for (const [name, value] of entriesOf(json)) {
    if (name === 'analysis' && isObject(value)) analysis = value;
    else if (KEPT.includes(name) && !isObject(value)) kept[name] = String(value);
    else throw unknown(name);
  }
  return analysis ? { kept, analysis } : { kept };
}

/** Returns the settings of an index after a change. Throws illegal_argument_exception for a static or unknown one. */
export function changeSettings(current: IndexSettings, json: JsonObject): IndexSettings {
  const kept: Record<string, string> = { ...current.kept };
  for (const [name, value] of entriesOf(json)) {
    if (DYNAMIC.includes(name) && !isObject(value)) kept[name] = String(value);
    else if (KEPT.includes(name) || name.startsWith('analysis'))
      throw illegalArgument(`Can't update non dynamic settings [[index.${name}]] for open indices`);
    else throw unknown(name);
  }
  return { ...current, kept };
}

/** Accepts `{ index: { x } }`, `{ 'index.x' }` and `{ x }`. */
function* entriesOf(json: JsonObject): Generator<[string, Json]> {
  for (const [name, value] of Object.entries(json)) {
    if (value === undefined) continue;
    if (name === 'index' && isObject(value)) yield* entriesOf(value);
    else yield [name.replace(/^index\./, ''), value];
  }
}

function unknown(name: string): Error {
  return illegalArgument(
    `unknown setting [index.${name}] please check that any required plugins are installed`,
  );
}
