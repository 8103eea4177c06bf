import { fieldValue, joinMail, splitMail } from '../mail-box/header-block.ts';
import { newMessageId } from '../mail-box/message-id.ts';
import type { Call } from '../service.ts';
import type { SesDeps } from './deps.ts';
import { configurationSetDoesNotExist, invalidParameterValue } from './errors.ts';
import { assertAddress } from './mailbox-address.ts';

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_RECIPIENTS = 50;
/** The limit of SES's API v1 for a message with its attachments. */
export const MAX_MAIL_BYTES = 10 * 1024 * 1024;

/** Header fields that SES replaces or removes. */
const REPLACED_FIELDS = new Set(['message-id', 'date', 'bcc', 'return-path']);

export interface AcceptedMail {
  readonly source: string;
  readonly destinations: readonly string[];
  readonly raw: Uint8Array;
  readonly tags: Readonly<Record<string, string>>;
}

/** Stores a mail as SES sends it, with its own Message-ID and Date and without Bcc. Returns the message id. */
export async function acceptMail(
  { mailBox, clock }: Pick<SesDeps, 'mailBox' | 'clock'>,
  mail: AcceptedMail,
  { region }: Pick<Call, 'region'>,
): Promise<string> {
  assertEnvelope(mail);
  const now = clock.now();
  const messageId = newMessageId(now);
  const { fields, body } = splitMail(mail.raw);
  const kept = fields.filter((field) => !REPLACED_FIELDS.has(field.name));
  const own = [
    { name: 'message-id', text: `Message-ID: <${messageId}@${region}.amazonses.com>` },
    { name: 'date', text: `Date: ${now.toUTCString().replace('GMT', '+0000')}` },
  ];
  const subject = kept.find((field) => field.name === 'subject');
  await mailBox.put(
    {
      messageId,
      receivedAt: now.toISOString(),
      sentBy: 'ses',
      source: mail.source,
      destinations: mail.destinations,
      subject: subject ? fieldValue(subject) : '',
      tags: mail.tags,
    },
    joinMail({ fields: [...kept, ...own], body }),
  );
  return messageId;
}

/** Throws ConfigurationSetDoesNotExist if one is named, because configuration sets can't be created here. */
export function assertNoConfigurationSet(name: string | undefined): void {
  if (name !== undefined) throw configurationSetDoesNotExist(name);
}

function assertEnvelope({ destinations, raw }: AcceptedMail): void {
  if (destinations.length === 0) throw invalidParameterValue("Missing required header 'To'.");
  if (destinations.length > MAX_RECIPIENTS) {
    throw invalidParameterValue(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  for (const address of destinations) assertAddress(address);
  if (raw.byteLength > MAX_MAIL_BYTES) {
    throw invalidParameterValue(
      `Message length is more than ${MAX_MAIL_BYTES} bytes long: '${raw.byteLength}'.`,
    );
  }
}
