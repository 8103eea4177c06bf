import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../../../../base/durable/files.ts';
import type { Log } from '../../../../base/log.ts';
import { openLocalStack } from '../../../../emulator/aws/upstream/localstack.ts';
import { localStackSentMail } from '../../../../emulator/aws/upstream/sent-mail.ts';
import { createUpstream } from '../../../../emulator/aws/upstream/upstream.ts';
import { STORAGE_STACK } from '../deploy.ts';
import { awaitStorageStack } from './await-storage-stack.ts';
import type { Storage } from './storage.ts';

export interface UpstreamStorageOptions {
  readonly url: string;
  readonly region: string;
  /** Remembers here which of LocalStack's lives was set up. */
  readonly dataDir: string;
  readonly log: Log;
}

/** The services of a LocalStack, which its ready hook sets up after each of its starts. */
export async function openUpstreamStorage(options: UpstreamStorageOptions): Promise<Storage> {
  const { url, region, dataDir, log } = options;
  const localStack = openLocalStack(url, region);
  const upstream = createUpstream({ url, region });
  const name = `LocalStack at ${url}`;
  const sessionFile = join(dataDir, 'localstack-session');
  let known = await readFile(sessionFile, 'utf8').catch(() => '');
  return {
    services: upstream.services,
    sentMail: localStackSentMail(url),
    bucketCors: upstream.bucketCors,
    async awaitStack(ended) {
      const stackName = STORAGE_STACK;
      const outputs = await awaitStorageStack({ localStack, stackName, url, log, ended });
      // From here on what callers look for is there.
      upstream.answers(true);
      const session = await localStack.sessionId();
      if (known !== '' && known !== session) {
        log.warn(`${name} was started anew: objects, queues and mail of its life before are gone`);
      }
      known = session;
      await writeFileDurably(sessionFile, session);
      return outputs;
    },
    watched: {
      component: 'aws',
      name,
      probe: () => localStack.sessionId(),
      known: () => known,
      answers: upstream.answers,
      // Said all the time: whoever keeps tickets in it should know.
      remark: `${name}: what it keeps is gone when it ends`,
    },
    resume: async () => {},
    close: upstream.close,
  };
}
