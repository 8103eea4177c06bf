import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Engine, indexPassages, openEngine } from '../../bench/search/open-engine.ts';
import { seededRandom } from '../../nlu/random.ts';
import { silentLog } from '../../services/base/log.ts';
import { LexBot } from '../../services/bot/functions/chat/lex/bot.ts';
import { countedTurn } from '../../services/bot/functions/fulfillment/counted-turn.ts';
import { EventWriter } from '../../services/bot/helpdesk/analytics/event-writer.ts';
import { answerQuestion } from '../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { showSection } from '../../services/bot/helpdesk/answers/show-section.ts';
import { OpenSearchPassageSearch } from '../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { S3ConversationStore } from '../../services/bot/helpdesk/aws/s3-conversation-store.ts';
import { S3JsonObjects } from '../../services/bot/helpdesk/aws/s3-json-objects.ts';
import { S3TextObjects } from '../../services/bot/helpdesk/aws/s3-text-objects.ts';
import { S3TicketOutbox } from '../../services/bot/helpdesk/aws/s3-ticket-outbox.ts';
import { S3UploadStore } from '../../services/bot/helpdesk/aws/s3-upload-store.ts';
import { SesTicketMailer } from '../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { SnsTicketNotifier } from '../../services/bot/helpdesk/aws/sns-ticket-notifier.ts';
import { LiveContent } from '../../services/bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../services/bot/helpdesk/content-files.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { HOURS } from '../../services/bot/helpdesk/hours/hours-file.ts';
import { AddressProofs } from '../../services/bot/helpdesk/proof/address-proofs.ts';
import { TicketCaps } from '../../services/bot/helpdesk/tickets/ticket-caps.ts';
import { startLex } from '../../services/devkit/lex-server/start-lex.ts';
import { ChatFixture } from './chat/chat-fixture.ts';
import { readRecordedSearch } from './recorded-search.ts';
import { startTicketServer } from './ticket-server.ts';

const BUCKET = 'tickets';
const MAIL_FROM = 'support-bot@example.edu';
/** How long each turn of the code hook takes, by its stopwatch. */
export const TURN_MS = 15;

/** The chat function and the code hook on embedded services, with a clock that a test sets. */
export interface PlayedHelpDesk {
  readonly chat: ChatFixture;
  /** What all of it takes for the present; milliseconds since 1970. */
  readonly clock: { time: number };
  readonly s3: S3Client;
  readonly bucket: string;
  readonly objects: S3TextObjects;
  /** The topics of pages, by the ids of their passages. */
  readonly topics: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Starts S3, SES, SNS, search with the passages of the seed, and the seed's bot. */
export async function startPlayedHelpDesk(startAt: number): Promise<PlayedHelpDesk> {
  const time = { time: startAt };
  const clock = { now: () => new Date(time.time) };
  const server = await startTicketServer();
  const { endpoint, region, credentials } = server;
  const settings = { endpoint, region, credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const engine = await openEngine();
  const topics = await indexSeed(engine.client);
  const passages = new OpenSearchPassageSearch(engine.client, 'passages');
  const answering = { passages, reader: new PassageReader() };
  const content = new LiveContent(NO_CONTENT, clock, CONTENT_FILES);
  const objects = new S3JsonObjects(s3, BUCKET);
  const conversations = new S3ConversationStore(s3, BUCKET);
  const uploads = new S3UploadStore(s3, BUCKET);
  const mailer = await openMailer(settings);
  const random = seededRandom(7);
  const deps = {
    ...(await openNotifiers(settings)),
    ...{ mailer, clock, random, content, conversations, uploads, attachments: uploads },
    outbox: new S3TicketOutbox(s3, BUCKET),
    officeHours: () => content.get(HOURS),
    caps: new TicketCaps(objects, clock),
    proofs: new AddressProofs({ objects, mailer, clock }),
    events: new EventWriter(objects),
    findAnswer: (question: string) => answerQuestion(answering, question),
    findSection: (passageId: string) => showSection(passages, passageId),
    stopwatch: ticking(),
    ...{ mailFrom: MAIL_FROM, kept: {}, handoff: false, log: silentLog },
  };
  const hook = (event: never) => countedTurn(deps, event, 'reference');
  const lex = await startLex({ bot: 'seed/bot', hooks: [hook], clock, seed: 1 });
  const client = new LexRuntimeV2Client({ ...lex.clientConfig, maxAttempts: 1 });
  const address = { botId: lex.botId, botAliasId: lex.aliasId, localeId: 'en_US' };
  const chat = new ChatFixture({
    bot: new LexBot(client, address),
    ...{ conversations, uploads, events: new EventWriter(objects), now: clock.now },
    // Its counters go by a clock of their own.
    limiter: { admit: async () => {} },
    randomBytes: (size) => Buffer.from(Array.from({ length: size }, () => random() * 256)),
  });
  const close = async () => {
    client.destroy();
    await lex.close();
    await engine.close();
    s3.destroy();
    await server.close();
  };
  const texts = new S3TextObjects(s3, BUCKET);
  return { chat, clock: time, s3, bucket: BUCKET, objects: texts, topics, close };
}

const NO_CONTENT = { list: async () => [], read: async () => '' };

/** Each second call is a turn later. */
function ticking(): () => number {
  let ms = 0;
  return () => {
    ms += TURN_MS;
    return ms;
  };
}

const TOPICS = ['accounts', 'zoom', 'grades', 'video', ''];

/** Indexes the passages of the seed, whose record has their words: each document has a place and a topic of its own. */
async function indexSeed(client: Engine['client']): Promise<ReadonlyMap<string, string>> {
  const passages = readRecordedSearch().passages.map(({ id, source }, ordinal): Passage => {
    const [docId = ''] = id.split(':');
    const words = source as Pick<Passage, 'title' | 'heading' | 'text' | 'alsoAsked'>;
    const place = { anchor: `section-${ordinal}` };
    const topic = TOPICS[(docId.codePointAt(0) ?? 0) % TOPICS.length] ?? '';
    return {
      ...words,
      id,
      docId,
      key: `documents/${docId}.html`,
      place,
      topic,
      ...OF_A_PAGE,
      ordinal,
    };
  });
  await indexPassages(client, 'passages', passages);
  return new Map(passages.map(({ id, topic = '' }) => [id, topic]));
}

const OF_A_PAGE = { kind: 'page', lang: 'en' } as const;

type Settings = ConstructorParameters<typeof SESClient>[0] & object;

async function openMailer(settings: Settings): Promise<SesTicketMailer> {
  const ses = new SESClient(settings);
  await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: MAIL_FROM }));
  return new SesTicketMailer(ses, MAIL_FROM);
}

async function openNotifiers(settings: object) {
  const sns = new SNSClient(settings);
  const create = async (Name: string) =>
    (await sns.send(new CreateTopicCommand({ Name }))).TopicArn ?? '';
  return {
    notifier: new SnsTicketNotifier(sns, await create('notices')),
    urgentNotifier: new SnsTicketNotifier(sns, await create('urgent')),
  };
}
