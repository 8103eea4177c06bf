import { afterAll, beforeAll, inject } from 'vitest';
import type { MailTarget } from '../contracts/target.ts';
import { mailIn } from './sent-mail.ts';
import { startUpstreamDoor, type UpstreamDoor } from './upstream-door.ts';

/** LocalStack as the product reaches it: through a front door that forwards, opened for the tests of this file. */
export function throughLocalStack(): () => MailTarget {
  let door: UpstreamDoor;
  beforeAll(async () => {
    door = await startUpstreamDoor({ awsBackend: inject('localStackUrl') });
  });
  afterAll(() => door?.close());
  return () => ({ ...door, sentMail: () => mailIn(door.sentMail) });
}
