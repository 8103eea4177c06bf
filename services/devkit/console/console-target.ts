import type { Client } from '@opensearch-project/opensearch';
import type { EncoderSettings } from '../../bot/helpdesk/encoder/optional-encoder.ts';
import type { StaffTarget } from '../staff/staff-target.ts';

/** A bot as the console reaches it: what its staff may read and write, and its index. */
export interface ConsoleTarget extends StaffTarget {
  readonly search: Client;
  /** The alias that functions search. */
  readonly searchAlias: string;
  /** The sentence encoder of the functions, and the folder that it would be loaded from here. */
  readonly encoder: EncoderSettings;
  /** Where patches of changes are kept for review; undefined for a bot on AWS, whose changes have versions instead. */
  readonly changesFolder: string | undefined;
}
