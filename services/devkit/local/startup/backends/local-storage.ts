import type { Clock } from '../../../../base/clock.ts';
import type { DamageReport } from '../../../../base/durable/damage-report.ts';
import type { Log } from '../../../../base/log.ts';
import { repeat } from '../../../../base/repeat.ts';
import type { Timers } from '../../../../base/timers.ts';
import { type MailBox, openMailBox } from '../../../../emulator/aws/mail-box/mail-box.ts';
import { openS3 } from '../../../../emulator/aws/s3/service.ts';
import type { Dispatcher } from '../../../../emulator/aws/service.ts';
import { openSes } from '../../../../emulator/aws/ses/service.ts';
import { openSns } from '../../../../emulator/aws/sns/service.ts';
import { openSqs } from '../../../../emulator/aws/sqs/service.ts';
import { snsPages } from '../../console/sns.ts';
import type { Storage } from './storage.ts';

const PRUNE_EVERY_MS = 3_600_000;

export interface LocalStorageOptions {
  readonly dataDir: string;
  readonly damage: DamageReport;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Base of the links in SNS messages. */
  readonly linkBase: () => string;
  /** Hears of each mail. */
  readonly onMail?: () => void;
}

/** Opens the embedded services, which keep their data below `dataDir`. */
export async function openLocalStorage(options: LocalStorageOptions): Promise<Storage> {
  const { dataDir, damage, dispatcher, clock, timers, log, linkBase, onMail } = options;
  const mailBox = await openMailBox({ dataDir, damage, onMail });
  const s3 = await openS3({ dataDir, damage, dispatcher, clock, timers, log });
  const sqs = await openSqs({ dataDir, damage, clock });
  const sns = await openSns({ dataDir, damage, dispatcher, clock, log, linkBase, mailBox });
  const ses = await openSes({ dataDir, damage, clock, mailBox });
  const endPruning = repeat({
    action: () => pruneMails(mailBox, clock, log),
    everyMs: PRUNE_EVERY_MS,
    timers,
    isImmediate: true,
  });
  return {
    services: [s3, sqs, sns, ses].map(({ service }) => service),
    sentMail: mailBox,
    bucketCors: s3.corsHeaders,
    linkedPages: snsPages(sns.publicPages),
    async resume() {
      sns.resume();
      await s3.resume();
    },
    async close() {
      await endPruning();
      for (const service of [ses, sns, sqs, s3]) await service.close();
    },
  };
}

/** Never rejects: what could not be deleted is tried again. */
async function pruneMails(mailBox: MailBox, clock: Clock, log: Log): Promise<void> {
  try {
    const mails = await mailBox.prune(clock.now());
    if (mails > 0) log.info({ mails }, 'old mails were deleted');
  } catch (err) {
    log.warn({ err }, 'old mails could not be deleted');
  }
}
