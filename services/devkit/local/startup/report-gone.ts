import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { StoredResource } from '../../../emulator/cloudformation/resource-type.ts';

type Gone = Pick<StoredResource, 'type' | 'physicalId'>;

export interface GoneOptions {
  readonly dataDir: string;
  readonly damage: DamageReport;
  /** Whether another process keeps S3, SNS, SES and SQS, and may lose them all: that is reported elsewhere. */
  readonly hasUpstream: boolean;
}

/** Part of the record of its function. */
const PERMISSION = 'AWS::Lambda::Permission';

/** Returns what reports a resource of a stack that was there at the last start, is gone and is created again. */
export function createGoneReport({ dataDir, damage, hasUpstream }: GoneOptions) {
  return (gone: Gone): void => {
    if (gone.type === PERMISSION || (hasUpstream && !gone.type.startsWith('AWS::Lambda::'))) return;
    const file = fileOf(gone);
    const path = file === undefined ? undefined : join(dataDir, file);
    // A file that can't be read has been reported already, with what is done about it.
    if (path !== undefined && damage.has(path)) return;
    damage.add({
      path: path ?? `${gone.type} ${gone.physicalId}`,
      problem: 'was there at the last start and is missing',
      cost: 'It was created again from the template.',
      remedy: 'Nothing needs to be done, unless something else deletes files in the data folder.',
    });
  };
}

function fileOf({ type, physicalId }: Gone): string | undefined {
  if (type === 'AWS::Lambda::Function') return `lambda/functions/${physicalId}.json`;
  if (type === 'AWS::Lambda::EventSourceMapping') {
    return `lambda/event-source-mappings/${physicalId}.json`;
  }
  return type === 'AWS::S3::Bucket' ? `s3/buckets/${physicalId}/bucket.json` : undefined;
}
