import type { IndexSettings } from '../../../../search-engine/index/settings.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';

/** One line of an index's log. The first is always `create`, with the mapping and settings of that time. */
export type LogEntry =
  | {
      readonly op: 'create';
      readonly format: 1;
      readonly name: string;
      readonly uuid: string;
      readonly createdAt: number;
      readonly settings: IndexSettings;
      readonly mapping: JsonObject;
      readonly seqNo: number;
    }
  | { readonly op: 'mapping'; readonly mapping: JsonObject }
  | { readonly op: 'settings'; readonly settings: IndexSettings }
  | {
      readonly op: 'put';
      readonly id: string;
      readonly version: number;
      readonly seqNo: number;
      readonly source: JsonObject;
    }
  | { readonly op: 'delete'; readonly id: string; readonly seqNo: number };
