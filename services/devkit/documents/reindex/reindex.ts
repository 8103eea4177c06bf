import { dropReplaced } from '../../../bot/helpdesk/documents/drop-replaced.ts';
import {
  generationName,
  generationNumber,
} from '../../../bot/helpdesk/documents/index-generations.ts';
import {
  isReindexState,
  REINDEX_STATE_KEY,
  type ReindexState,
} from '../../../bot/helpdesk/documents/reindex-state.ts';
import { listDocuments } from '../bucket/list-documents.ts';
import { notifyIndexer } from '../bucket/notify-indexer.ts';
import { fillGeneration, type SentVersions } from './fill-generation.ts';
import type { ReindexDeps } from './reindex-deps.ts';
import { ReindexError } from './reindex-error.ts';
import { takeOverReport } from './take-over-report.ts';

/** What making the index again came to. */
export interface ReindexResult {
  /** The generation that answers now. */
  readonly target: string;
  readonly documents: number;
  /** Whether an earlier run was gone on with. */
  readonly isResumed: boolean;
  /** The keys of documents that were found before and can't be read any more. */
  readonly lost: readonly string[];
  /** Generations that were removed because their day was over. */
  readonly dropped: readonly string[];
}

/**
 * Makes the index of passages again from the bucket, in a new generation, and moves the alias to it in one step: until
 * then, what answers is as it was. Goes on where an earlier run was interrupted. Throws ReindexError if the indexer does
 * not come to an end, or if another run began at the same time.
 */
export async function reindex(deps: ReindexDeps): Promise<ReindexResult> {
  const dropped = await dropReplaced(deps);
  const { state, isResumed } = await beginOrResume(deps);
  const { target } = state;
  await deps.generations.create(target);
  const sent = await fillGeneration(deps, target);
  const replaced = await swap(deps, target);
  const lost = await takeOverReport(deps, target);
  await catchUp(deps, sent);
  // Last, so that a run that is interrupted before this is gone on with.
  await writeState(deps, { ...state, swappedAt: deps.clock.now().toISOString(), replaced });
  return { target, documents: sent.size, isResumed, lost, dropped };
}

interface Begun {
  readonly state: ReindexState;
  readonly isResumed: boolean;
}

async function beginOrResume({ objects, generations, clock }: ReindexDeps): Promise<Begun> {
  const stored = await objects.read(REINDEX_STATE_KEY);
  const last = stored && isReindexState(stored.value) ? stored.value : undefined;
  if (last && last.swappedAt === undefined) return { state: last, isResumed: true };
  const { alias } = generations;
  const used = [...(await generations.numbers()), generationNumber(last?.target ?? '', alias) ?? 0];
  const target = generationName(alias, Math.max(0, ...used) + 1);
  const state: ReindexState = { v: 1, target, startedAt: clock.now().toISOString() };
  const isFirst = await objects.write(REINDEX_STATE_KEY, state, stored?.etag);
  if (isFirst === undefined) throw new ReindexError('another docs reindex began at the same time');
  return { state, isResumed: false };
}

/** Moves the alias. Returns the generations that nothing points to any more. */
async function swap({ generations }: ReindexDeps, target: string): Promise<readonly string[]> {
  await generations.pointTo(target);
  const own = generationNumber(target, generations.alias) ?? 0;
  const older = (await generations.numbers()).filter((number) => number < own);
  return older.map((number) => generationName(generations.alias, number));
}

async function writeState({ objects }: ReindexDeps, state: ReindexState): Promise<void> {
  const stored = await objects.read(REINDEX_STATE_KEY);
  await objects.write(REINDEX_STATE_KEY, state, stored?.etag);
}

/** What was changed or removed just before the alias moved went to the generation before: it is looked at again. */
async function catchUp(deps: ReindexDeps, sent: SentVersions): Promise<void> {
  const documents = await listDocuments(deps.s3, deps.bucket);
  const changed = [...documents.values()].filter(({ key, version }) => sent.get(key) !== version);
  const gone = [...sent.keys()].filter((key) => !documents.has(key));
  await notifyIndexer(deps, [...changed.map(({ key }) => key), ...gone]);
}
