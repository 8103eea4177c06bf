import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { ContentError } from '../../bot/helpdesk/content/content-error.ts';
import { parseNotice } from '../../bot/helpdesk/content/notice.ts';
import { momentText } from '../../bot/helpdesk/hours/moment-text.ts';
import { officeTimeZone } from '../staff/office-time-zone.ts';
import {
  type BucketOptions,
  checkEndpoint,
  type DocumentsBucket,
  onDocumentsBucket,
} from './documents-bucket.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { untilTime } from './until-time.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: support-bot notice TEXT --until TIME [--link URL]
       support-bot notice [--clear]

Sets the line that everybody sees with the greeting and with each answer: "Brightspace is down since 9:40". It is shown
within a minute, and ends by itself. Without arguments it says which notice there is.

  --until TIME    when it ends: 12:00 (of the office, see seed/hours.yaml), or 2026-12-01T20:00:00Z; times are shown
                  in the time zone of the office
  --link URL      where to read more
  --clear         end it now
  --endpoint URL  the AWS endpoint (default: where the bot was started last from this DATA_DIR)
  --bucket NAME   the documents bucket (default: that bot's); with it the SDK's own credentials are used, on this
                  machine those of the local administrator
  --help          show this
`;
const KEY = 'content/notice.json';
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  until: TEXT,
  link: TEXT,
  clear: { type: 'boolean' },
  endpoint: TEXT,
  bucket: TEXT,
} as const;

interface NoticeOptions extends BucketOptions {
  readonly until?: string | undefined;
  readonly link?: string | undefined;
  readonly clear?: boolean | undefined;
}

/** Runs `support-bot notice`. Returns the exit code: 1 if the bucket cannot be reached, 2 for wrong arguments. */
export function noticeCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
  now: () => Date = () => new Date(),
): Promise<number> {
  const verb = { name: 'notice', help: HELP, options: OPTIONS, allowPositionals: true };
  return runVerb(verb, args, terminal, async (options, [text, ...rest]) => {
    checkArguments(options, text, rest);
    return onDocumentsBucket(verb.name, options, terminal, (target) =>
      perform(target, options, text, terminal, now()),
    );
  });
}

function checkArguments(
  options: NoticeOptions,
  text: string | undefined,
  rest: readonly string[],
): void {
  checkEndpoint(options);
  if (rest.length > 0) throw new UsageError('put the text in quotes');
  if (options.clear && text !== undefined) throw new UsageError('--clear takes no text');
  if (text !== undefined && options.until === undefined) {
    throw new UsageError('--until is missing: a notice ends by itself');
  }
  if (text === undefined && (options.until !== undefined || options.link !== undefined)) {
    throw new UsageError('the text is missing');
  }
}

function perform(
  target: DocumentsBucket,
  options: NoticeOptions,
  text: string | undefined,
  terminal: Terminal,
  now: Date,
): Promise<number> {
  if (options.clear) return clear(target, terminal);
  return text === undefined
    ? show(target, terminal, now)
    : set(target, { text, until: options.until ?? '', link: options.link }, terminal, now);
}

async function set(
  target: DocumentsBucket,
  { text, until, link }: { text: string; until: string; link: string | undefined },
  { output }: Terminal,
  now: Date,
): Promise<number> {
  const timeZone = await officeTimeZone(target);
  const end = untilTime(until, now, timeZone);
  const body = JSON.stringify({
    v: 1,
    text,
    link,
    from: now.toISOString(),
    until: end.toISOString(),
  });
  checkNotice(body);
  const { client, bucket } = target;
  const object = { Bucket: bucket, Key: KEY, ContentType: 'application/json' };
  await client.send(new PutObjectCommand({ ...object, Body: body }));
  output.write(`Shown within a minute, until ${momentText(end, now, timeZone)}: ${text}\n`);
  return 0;
}

function checkNotice(body: string): void {
  try {
    parseNotice(body, 'notice');
  } catch (error) {
    if (error instanceof ContentError) throw new UsageError(error.message);
    throw error;
  }
}

async function clear({ client, bucket }: DocumentsBucket, { output }: Terminal): Promise<number> {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: KEY }));
  output.write('There is no notice any more; chats stop showing it within a minute.\n');
  return 0;
}

async function show(
  target: DocumentsBucket,
  { output, error }: Terminal,
  now: Date,
): Promise<number> {
  const { client, bucket } = target;
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: KEY }));
    const notice = parseNotice((await found.Body?.transformToString()) ?? '', KEY);
    const isOver = now >= notice.until;
    const until = momentText(notice.until, now, await officeTimeZone(target));
    output.write(`${isOver ? `Over since ${until}` : `Until ${until}`}: ${notice.text}\n`);
  } catch (failure) {
    if (failure instanceof ContentError) {
      error.write(`support-bot notice: the notice is ignored: ${failure.message}\n`);
      return 1;
    }
    if (!(failure instanceof NoSuchKey)) throw failure;
    output.write('There is no notice.\n');
  }
  return 0;
}
