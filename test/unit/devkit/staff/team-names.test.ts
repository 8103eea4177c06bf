import { readFileSync } from 'node:fs';
import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { teamNames } from '../../../../services/devkit/staff/team-names.ts';

/** A bucket with this routing table. */
const namesOf = (table: string) => {
  const client = { send: async () => ({ Body: { transformToString: async () => table } }) };
  return teamNames({ client: client as unknown as S3Client, bucket: 'documents' });
};

describe('the names of teams', () => {
  it('are those of the table in the bucket, by their queues', async () => {
    const seed = readFileSync('seed/routing.yaml', 'utf8');

    const names = await namesOf(seed.replace('name: Help desk', 'name: Front desk'));

    expect(names.get('triage')).toBe('Front desk');
    expect(names.get('accounts')).toBe('Accounts and passwords');
  });

  it('are those of this package if the table in the bucket is none', async () => {
    expect((await namesOf('version: 2\nteams: nobody')).get('triage')).toBe('Help desk');
  });
});
