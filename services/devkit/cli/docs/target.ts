import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Client } from '@opensearch-project/opensearch';
import type { EncoderSettings } from '../../../bot/helpdesk/encoder/optional-encoder.ts';
import { type FoundBot, findBot, type TargetOptions } from '../found-bot.ts';
import { TargetError } from '../target-error.ts';

/** The documents of a bot, and the clients that reach them. */
export interface DocsTarget {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly search: Client;
  readonly bucket: string;
  /** The bucket with tickets, conversations and figures; undefined if the bot does not name it. */
  readonly ticketsBucket: string | undefined;
  readonly queueUrl: string;
  /** The alias that functions search. */
  readonly alias: string;
  /** The sentence encoder that the functions have, and the folder on this machine that it would be loaded from. */
  readonly encoder: EncoderSettings;
  close(): Promise<void>;
}

const DEFAULT_ALIAS = 'passages';

/** Finds the bot that the options name, or the one that was started last. Throws TargetError if there is none. */
export async function openTarget(options: TargetOptions): Promise<DocsTarget> {
  return targetOf(await findBot(options));
}

/** Opens the documents of a bot that was found. Throws TargetError if it does not say where they are. */
export function targetOf({ values, settings, searchAuth, encoder }: FoundBot): DocsTarget {
  const { DocumentsBucket, DocumentsQueueUrl, SearchEndpoint } = required(values, [
    'DocumentsBucket',
    'DocumentsQueueUrl',
    'SearchEndpoint',
  ]);
  const s3 = new S3Client({ ...settings, ...(settings.endpoint && { forcePathStyle: true }) });
  // In containers, the queue's own address is known to the containers alone.
  const sqs = new SQSClient({
    ...settings,
    ...(settings.endpoint && { useQueueUrlAsEndpoint: false }),
  });
  const search = new Client({ ...searchAuth, node: SearchEndpoint });
  return {
    ...{ s3, sqs, search, encoder },
    bucket: DocumentsBucket,
    ticketsBucket: values.TicketsBucket,
    queueUrl: DocumentsQueueUrl,
    alias: values.SearchIndex ?? DEFAULT_ALIAS,
    async close() {
      s3.destroy();
      sqs.destroy();
      await search.close();
    },
  };
}

/** Returns the values of those names. Throws TargetError that names what is missing. */
export function required<Name extends string>(
  values: Readonly<Record<string, string>>,
  names: readonly Name[],
): Record<Name, string> {
  const missing = names.filter((name) => !values[name]);
  if (missing.length > 0) throw new TargetError(`the bot has no ${missing.join(', ')}`);
  return values as Record<Name, string>;
}
