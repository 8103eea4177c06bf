import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../bot/helpdesk/clock.ts';
import { awaitReport } from '../../documents/bucket/await-report.ts';
import { readIndexReport } from '../../documents/bucket/read-report.ts';
import type { Saved } from '../questions.ts';
import type { Plan } from './plan.ts';
import { putPlanned } from './put-planned.ts';
import { patchOf, writePatch } from './write-patch.ts';

export interface SaveDeps {
  readonly s3: S3Client;
  /** The documents bucket. */
  readonly bucket: string;
  /** The folder that patches are written to; undefined for a deployed bot. */
  readonly patches: string | undefined;
  readonly clock: Clock;
  /** For how long a document waits to be indexed. */
  readonly limitMs: number;
}

/** Writes what was planned, and the patch to review. Throws QuestionsError `changed` if somebody was quicker. */
export async function savePlan(deps: SaveDeps, plan: Plan): Promise<Saved> {
  const isChanged = plan.writes.length > 0 || (plan.needsDeploy && plan.files.length > 0);
  if (!isChanged) return { effect: plan.needsDeploy ? 'needsDeploy' : 'withinAMinute', isChanged };
  const reported = plan.documentKey === undefined ? undefined : await reportedAt(deps, plan);
  const object = await putAll(deps, plan);
  const patch = await patchFor(deps, plan);
  const effect = await effectOf(deps, plan, reported);
  return { effect, isChanged, ...(object && { object }), ...(patch && { patch }) };
}

/** All or nothing: a new description is no use without its page. */
async function putAll({ s3, bucket }: SaveDeps, { writes }: Plan): Promise<Saved['object']> {
  const written: string[] = [];
  let object: Saved['object'];
  for (const write of writes) {
    try {
      const versionId = await putPlanned({ s3, bucket }, write);
      object = { key: write.key, ...(versionId !== undefined && { versionId }) };
      if (write.etag === undefined) written.push(write.key);
    } catch (error) {
      for (const Key of written) await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      throw error;
    }
  }
  return object;
}

async function patchFor({ patches, clock }: SaveDeps, plan: Plan): Promise<Saved['patch']> {
  const text = patchOf(plan);
  if (text === '') return undefined;
  if (patches !== undefined)
    return { file: await writePatch(patches, plan.change, text, clock.now()), text };
  // A deployed bot is changed by its developers, who get the patch.
  return plan.needsDeploy ? { text } : undefined;
}

async function reportedAt(
  { s3, bucket }: SaveDeps,
  { documentKey = '' }: Plan,
): Promise<string | undefined> {
  return (await readIndexReport(s3, bucket))?.documents[documentKey]?.at;
}

async function effectOf(
  { s3, bucket, limitMs }: SaveDeps,
  { documentKey, needsDeploy }: Plan,
  before: string | undefined,
): Promise<Saved['effect']> {
  if (documentKey === undefined) return needsDeploy ? 'needsDeploy' : 'withinAMinute';
  // It is written, whether a report can be read or not.
  const awaited = awaitReport(s3, bucket, { key: documentKey, before, limitMs }).catch(
    () => undefined,
  );
  return (await awaited)?.state === 'indexed' ? 'indexed' : 'indexing';
}
