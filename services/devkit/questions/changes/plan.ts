import type { TextObjects } from '../../../bot/helpdesk/analytics/text-objects.ts';
import type { AnswerRules } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import type { Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import type { FileChange } from '../../changes/unified-diff.ts';
import type { Change } from '../change.ts';
import type { SeedFiles } from './seed-files.ts';

export interface PlanDeps {
  /** Of the documents bucket. */
  readonly objects: Pick<TextObjects, 'read'>;
  readonly passage: (id: string) => Promise<Passage | undefined>;
  readonly passagesOf: (docId: string) => Promise<readonly Passage[]>;
  readonly seed: SeedFiles;
}

/** An object as it is, and as it will be. */
export interface PlannedWrite {
  readonly key: string;
  readonly type: string;
  readonly text: string;
  /** Of what is there; undefined if nothing is. */
  readonly etag: string | undefined;
}

/** What a change comes to, before anything is written. */
export interface Plan extends PlannedChange {
  /** What the bot answers by now. */
  readonly before: Pick<PlannedChange, 'rules' | 'synonyms'>;
}

/** What a change makes of what is there. */
export interface PlannedChange {
  readonly change: Change;
  /** In their order; none if nothing would be different. The last one is that by which the change is known. */
  readonly writes: readonly PlannedWrite[];
  /** The files of a checkout that would be the same as what is then in effect. */
  readonly files: readonly FileChange[];
  /** The document that is indexed again, if one is. */
  readonly documentKey?: string;
  readonly needsDeploy: boolean;
  /** Changes with what is there now. */
  readonly version: string;
  /** What the bot would answer by. */
  readonly rules: AnswerRules;
  readonly synonyms: Synonyms;
  /** The passages that a document would have instead of those that it has. */
  readonly replaced?: { readonly docId: string; readonly passages: readonly Passage[] };
}
