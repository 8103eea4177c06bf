import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { vi } from 'vitest';
import { type Chat, type ChatMessage, openChat, textOf, titleOfAnswer } from './chat-api.ts';

const TIMES = { timeout: 60_000, interval: 200 };

/** Files a ticket in a chat as a client does. Resolves with its id. */
export async function fileTicket(webUrl: string): Promise<string> {
  const chat = await openChat(webUrl);
  await describeProblem(chat);
  return ticketIdIn(await chat.say('yes'));
}

/** Sends everything that a ticket requires, up to the confirmation prompt. */
export async function describeProblem(chat: Chat): Promise<void> {
  for (const text of [
    'open a ticket about Brightspace',
    'Ada Student',
    'ada@example.edu',
    'Quiz page is blank',
    'I open the quiz and see a white page.',
  ]) {
    await chat.say(text);
  }
}

/** Returns the ticket id in a reply. */
export function ticketIdIn(reply: readonly ChatMessage[]): string {
  const ticketId = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(textOf(reply))?.[0];
  if (!ticketId) throw new Error(`no ticket in: ${textOf(reply)}`);
  return ticketId;
}

/** Returns how many mails about a ticket the console lists. Waits for the first one. */
export async function countMails(webUrl: string, ticketId: string): Promise<number> {
  return vi.waitUntil(async () => {
    const response = await fetch(`${webUrl}/console/api/mail`);
    const { mails } = (await response.json()) as { mails: readonly { subject: string }[] };
    return mails.filter(({ subject }) => subject.includes(ticketId)).length;
  }, TIMES);
}

/** Uploads a page about something that no other page mentions. */
export async function uploadPage(awsUrl: string, bucket: string, thing: string): Promise<void> {
  const client = new S3Client({
    endpoint: awsUrl,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const text = `<html><head><title>${thing}</title></head><body><h1>${thing}</h1>
<p>To calibrate the ${thing}, hold its blue key for nine seconds.</p></body></html>`;
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: `documents/${encodeURIComponent(thing)}.html`,
      ContentType: 'text/html',
      Body: text,
    }),
  );
  client.destroy();
}

/** Asks about an uploaded page until the answer comes from it. */
export async function awaitAnswer(webUrl: string, thing: string): Promise<void> {
  const isAnswered = async () =>
    (await titleOfAnswer(webUrl, `how do I calibrate the ${thing}`)) === thing;
  await vi.waitUntil(isAnswered, TIMES);
}
