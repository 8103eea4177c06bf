import type { SendRawEmailRequest, SendRawEmailResponse } from '@aws-sdk/client-ses';
import { NotImplementedError } from '../../errors.ts';
import { fieldValue, type HeaderField, splitMail } from '../../mail-box/header-block.ts';
import type { Call } from '../../service.ts';
import { acceptMail, assertNoConfigurationSet } from '../accept-mail.ts';
import type { SesDeps } from '../deps.ts';
import { invalidParameterValue } from '../errors.ts';
import { assertHeaderLength, assertHeaderTexts } from '../header-length.ts';
import { addressesIn, singleAddress } from '../mailbox-address.ts';
import { messageTags } from '../message-tags.ts';
import { assertVerified } from '../verified-sender.ts';

/** Header fields that RFC 5322 §3.6 allows at most once. */
const SINGLE_FIELDS = [
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'subject',
  'reply-to',
  'message-id',
  'date',
];
const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'];

/** SES v1 SendRawEmail: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html */
export async function sendRawEmail(
  deps: SesDeps,
  input: SendRawEmailRequest,
  call: Call,
): Promise<SendRawEmailResponse> {
  assertNoConfigurationSet(input.ConfigurationSetName);
  if (input.FromArn || input.SourceArn || input.ReturnPathArn) {
    throw new NotImplementedError('Sending authorization (FromArn, SourceArn, ReturnPathArn)');
  }
  const raw = input.RawMessage?.Data ?? new Uint8Array();
  assertHeaderLength(raw);
  assertHeaderTexts([input.Source ?? '', ...(input.Destinations ?? [])]);
  const fields = assertFields(splitMail(raw).fields);
  const from = singleAddress(headerValue(fields, 'from') ?? '');
  const source = singleAddress(input.Source ?? headerValue(fields, 'return-path') ?? from);
  const sender = headerValue(fields, 'sender');
  const senders = [source, from, ...(sender ? [singleAddress(sender)] : [])];
  assertVerified(deps.identities, call.region, senders);
  const given = (input.Destinations ?? []).flatMap(addressesIn);
  const destinations = given.length > 0 ? given : recipientsIn(fields);
  const mail = { source, destinations, raw, tags: messageTags(input.Tags) };
  return { MessageId: await acceptMail(deps, mail, call) };
}

function assertFields(fields: readonly HeaderField[]): readonly HeaderField[] {
  for (const name of SINGLE_FIELDS) {
    const count = fields.filter((field) => field.name === name).length;
    if (count > 1) throw invalidParameterValue(`Duplicate header '${titleCase(name)}'.`);
  }
  if (!headerValue(fields, 'from')) throw invalidParameterValue("Missing required header 'From'.");
  return fields;
}

function recipientsIn(fields: readonly HeaderField[]): string[] {
  return RECIPIENT_FIELDS.flatMap((name) => addressesIn(headerValue(fields, name) ?? ''));
}

function headerValue(fields: readonly HeaderField[], name: string): string | undefined {
  const found = fields.find((field) => field.name === name);
  return found && fieldValue(found);
}

function titleCase(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
