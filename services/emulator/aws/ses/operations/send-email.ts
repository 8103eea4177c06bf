import type { Content, SendEmailRequest, SendEmailResponse } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { acceptMail, assertNoConfigurationSet } from '../accept-mail.ts';
import type { SesDeps } from '../deps.ts';
import { invalidParameterValue } from '../errors.ts';
import { assertHeaderLength, assertHeaderTexts } from '../header-length.ts';
import { addressesIn, assertAddress, singleAddress } from '../mailbox-address.ts';
import { messageTags } from '../message-tags.ts';
import { assertVerified } from '../verified-sender.ts';

/** SES v1 SendEmail: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html */
export async function sendEmail(
  deps: SesDeps,
  input: SendEmailRequest,
  call: Call,
): Promise<SendEmailResponse> {
  assertNoConfigurationSet(input.ConfigurationSetName);
  if (input.SourceArn || input.ReturnPathArn) {
    throw new NotImplementedError('Sending authorization (SourceArn, ReturnPathArn)');
  }
  assertHeaderTexts(headerTexts(input));
  const from = singleAddress(input.Source ?? '');
  const source = input.ReturnPath ? singleAddress(input.ReturnPath) : from;
  assertVerified(deps.identities, call.region, [from, source]);
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = input.Destination ?? {};
  const destinations = [...ToAddresses, ...CcAddresses, ...BccAddresses].flatMap(addressesIn);
  for (const address of (input.ReplyToAddresses ?? []).flatMap(addressesIn)) assertAddress(address);
  const raw = await compose(input);
  assertHeaderLength(raw);
  const mail = { source, destinations, raw, tags: messageTags(input.Tags) };
  return { MessageId: await acceptMail(deps, mail, call) };
}

/** What goes into the header or the envelope. */
function headerTexts(input: SendEmailRequest): string[] {
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = input.Destination ?? {};
  const addresses = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  const { Source = '', ReturnPath = '', ReplyToAddresses = [], Message } = input;
  return [Source, ReturnPath, ...ReplyToAddresses, ...addresses, contentOf(Message?.Subject) ?? ''];
}

function compose(input: SendEmailRequest): Promise<Buffer> {
  const { Subject, Body } = input.Message ?? {};
  const text = contentOf(Body?.Text);
  const html = contentOf(Body?.Html);
  if (text === undefined && html === undefined) {
    throw invalidParameterValue('Message body is required: Text, Html or both.');
  }
  const composer = new MailComposer({
    from: input.Source,
    to: input.Destination?.ToAddresses ?? [],
    cc: input.Destination?.CcAddresses ?? [],
    replyTo: input.ReplyToAddresses ?? [],
    subject: contentOf(Subject) ?? '',
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Ignores the requested charset: mails are written in UTF-8, which can represent every character. */
function contentOf(content: Content | undefined): string | undefined {
  return content?.Data;
}
