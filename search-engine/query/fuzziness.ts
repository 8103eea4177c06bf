import { parsingException } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { asBoolean, asNumber } from '../json.ts';

/** How far a term may be from the query's. */
export interface Fuzziness {
  /** Edits allowed for a term. */
  readonly edits: (term: string) => number;
  readonly prefixLength: number;
  readonly maxExpansions: number;
  readonly transpositions: boolean;
}

const AUTO = /^AUTO(?::(\d{1,3}),(\d{1,3}))?$/i;

/** Reads `fuzziness` and its parameters; undefined if the query is exact. Throws parsing_exception. */
export function readFuzziness(body: JsonObject): Fuzziness | undefined {
  if (body.fuzziness === undefined) return undefined;
  return {
    edits: readEdits(String(body.fuzziness)),
    prefixLength:
      body.prefix_length === undefined ? 0 : asNumber(body.prefix_length, 'prefix_length'),
    maxExpansions: Math.min(
      1024,
      body.max_expansions === undefined ? 50 : asNumber(body.max_expansions, 'max_expansions'),
    ),
    transpositions:
      body.fuzzy_transpositions === undefined ||
      asBoolean(body.fuzzy_transpositions, 'fuzzy_transpositions'),
  };
}

/** AUTO: none below 3 characters, one below 6, else two; `AUTO:low,high` moves the bounds. */
function readEdits(text: string): (term: string) => number {
  const auto = AUTO.exec(text);
  if (auto) {
    const low = Number(auto[1] ?? 3);
    const high = Number(auto[2] ?? 6);
    return (term) => (term.length < low ? 0 : term.length < high ? 1 : 2);
  }
  if (!/^[012]$/.test(text)) throw parsingException(`Invalid fuzziness value: ${text}`);
  return () => Number(text);
}
