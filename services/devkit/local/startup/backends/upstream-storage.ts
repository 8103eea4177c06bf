import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../../../../base/durable/files.ts';
import type { Log } from '../../../../base/log.ts';
import type { BucketCors } from '../../../../emulator/aws/endpoint/cors.ts';
import type { SentMail } from '../../../../emulator/aws/mail-box/mail-box.ts';
import type { AwsService } from '../../../../emulator/aws/service.ts';
import { type LocalStack, openLocalStack } from '../../../../emulator/aws/upstream/localstack.ts';
import { localStackSentMail } from '../../../../emulator/aws/upstream/sent-mail.ts';
import { createUpstream, type Upstream } from '../../../../emulator/aws/upstream/upstream.ts';
import { STORAGE_STACK } from '../deploy.ts';
import { awaitStorageStack } from './await-storage-stack.ts';
import type { Storage } from './storage.ts';
import type { Watched } from './watch-backend.ts';

export interface UpstreamStorageOptions {
  readonly url: string;
  readonly region: string;
  /** Keeps the session id of the LocalStack that was deployed to last. */
  readonly dataDir: string;
  readonly log: Log;
}

/** Opens the services of a LocalStack, whose ready hook deploys the storage stack after each of its starts. */
export async function openUpstreamStorage(options: UpstreamStorageOptions): Promise<Storage> {
  const sessionFile = join(options.dataDir, 'localstack-session');
  const session = await readFile(sessionFile, 'utf8').catch(() => '');
  return new UpstreamStorage(options, sessionFile, session);
}

class UpstreamStorage implements Storage {
  readonly services: readonly AwsService[];
  readonly sentMail: SentMail;
  readonly bucketCors: BucketCors;
  readonly watched: Watched;
  readonly #options: UpstreamStorageOptions;
  readonly #sessionFile: string;
  readonly #localStack: LocalStack;
  readonly #upstream: Upstream;
  #session: string;

  constructor(options: UpstreamStorageOptions, sessionFile: string, session: string) {
    const { url, region } = options;
    this.#options = options;
    this.#sessionFile = sessionFile;
    this.#session = session;
    this.#localStack = openLocalStack(url, region);
    this.#upstream = createUpstream({ url, region });
    this.services = this.#upstream.services;
    this.bucketCors = this.#upstream.bucketCors;
    this.sentMail = localStackSentMail(url);
    this.watched = {
      component: 'aws',
      name: this.#name,
      probe: () => this.#localStack.sessionId(),
      known: () => this.#session,
      answers: (isAnswering) => this.#upstream.answers(isAnswering),
      // Shown all the time: a user who keeps tickets in it should know.
      remark: `${this.#name}: its data is lost when it stops`,
    };
  }

  async awaitStack(ended: AbortSignal): Promise<Readonly<Record<string, string>>> {
    const { url, log } = this.#options;
    const localStack = this.#localStack;
    const outputs = await awaitStorageStack({
      localStack,
      stackName: STORAGE_STACK,
      url,
      log,
      ended,
    });
    // From here on, callers find what they look for.
    this.#upstream.answers(true);
    await this.#rememberSession(await localStack.sessionId());
    return outputs;
  }

  async resume(): Promise<void> {}

  close(): Promise<void> {
    return this.#upstream.close();
  }

  get #name(): string {
    return `LocalStack at ${this.#options.url}`;
  }

  async #rememberSession(session: string): Promise<void> {
    if (this.#session !== '' && this.#session !== session) {
      this.#options.log.warn(
        `${this.#name} has restarted: its earlier objects, queues and mail are gone`,
      );
    }
    this.#session = session;
    await writeFileDurably(this.#sessionFile, session);
  }
}
