import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { S3Client } from '@aws-sdk/client-s3';
import brandText from '../../../../seed/brand.yaml';
import routingText from '../../../../seed/routing.yaml';
import handoffScript from '../../chat-page/handoff/main.ts?module';
import page from '../../chat-page/page.html';
import script from '../../chat-page/support-chat.ts?browser';
import { EventWriter } from '../../helpdesk/analytics/event-writer.ts';
import { ConnectHandoff } from '../../helpdesk/aws/connect-handoff.ts';
import { createOpenSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { OpenSearchPassageIndex } from '../../helpdesk/aws/opensearch-passage-index.ts';
import { CONTENT_READS, S3ContentObjects } from '../../helpdesk/aws/s3-content-objects.ts';
import { S3ConversationStore } from '../../helpdesk/aws/s3-conversation-store.ts';
import { S3JsonObjects } from '../../helpdesk/aws/s3-json-objects.ts';
import { S3UploadStore } from '../../helpdesk/aws/s3-upload-store.ts';
import { parseBrand } from '../../helpdesk/brand/parse-brand.ts';
import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import type { ContentFile } from '../../helpdesk/content/content-file.ts';
import { LiveContent } from '../../helpdesk/content/live-content.ts';
import { NOTICE, noticeLine } from '../../helpdesk/content/notice.ts';
import docxThread from '../../helpdesk/documents/docx-thread.ts?thread';
import { ReadersByKind } from '../../helpdesk/documents/readers-by-kind.ts';
import readingThread from '../../helpdesk/documents/reading-thread.ts?thread';
import { ReadingThreads } from '../../helpdesk/documents/reading-threads.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { createJsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import { categoryLabel } from '../../helpdesk/routing/category-label.ts';
import { parseRouting } from '../../helpdesk/routing/parse-routing.ts';
import { SessionNetworks } from '../../helpdesk/tickets/session-network.ts';
import { createChat } from './chat.ts';
import { readConfig } from './config.ts';
import documentStyle from './documents/document.css';
import { S3DocumentFiles } from './documents/s3-document-files.ts';
import { LexBot } from './lex/bot.ts';
import { StoredRateLimiter } from './rate/rate-limiter.ts';
import { repeat } from './repeat.ts';
import { chatRoutes } from './routes.ts';
import { S3UploadPosts } from './uploads/s3-upload-posts.ts';
import { UploadSlots } from './uploads/upload-slots.ts';

/** Half of the function's memory. */
const GROWTH_MB = 256;

const config = readConfig();
const { connect } = config;
const brand = parseBrand(brandText, Object.keys(CONTACTS.initial));
const routing = parseRouting(routingText);
const now = () => new Date();

const s3 = new S3Client();
const linkClient =
  config.linkEndpoint === undefined
    ? s3
    : new S3Client({ endpoint: config.linkEndpoint, forcePathStyle: true });
const state = new S3JsonObjects(s3, config.ticketsBucket);
const contentClient = new S3Client(CONTENT_READS);
const contentObjects = new S3ContentObjects(contentClient, config.documentsBucket);
const content = new LiveContent(contentObjects, { now }, [CONTACTS, HOURS, NOTICE]);
const contentLog = createJsonLog(config.logLevel, 'content', writeToConsole);

/** What is in effect of a content file. */
async function live<T>(file: ContentFile<T>): Promise<T> {
  await content.refresh(contentLog);
  return content.get(file);
}

const client = createOpenSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const passages = new OpenSearchPassageIndex(client, config.searchIndex);
// No retries: when a turn fails, its code hook may have acted already. Only the person may try again.
const lex = new LexRuntimeV2Client({ maxAttempts: 1 });

/** The chat function, invoked through its function URL. */
export const handler = createChat({
  routes: chatRoutes({
    bot: new LexBot(lex, config),
    localeId: config.localeId,
    conversations: new S3ConversationStore(s3, config.ticketsBucket),
    uploads: new S3UploadStore(s3, config.ticketsBucket),
    posts: new S3UploadPosts({ linkClient, bucket: config.ticketsBucket, now }),
    slots: new UploadSlots(state, now),
    categoryLabel: (value) => categoryLabel(routing, value),
    events: new EventWriter(state),
    limiter: new StoredRateLimiter(state, now),
    networks: new SessionNetworks(state, { now }),
    notice: async () => noticeLine(await live(NOTICE), now()),
    brand,
    contacts: () => live(CONTACTS),
    hours: () => live(HOURS),
    handoff: connect && { ...connect, handoff: new ConnectHandoff(connect) },
    findDocument: (docId) => passages.find(docId),
    reader: new ReadersByKind({
      docx: new ReadingThreads({ script: docxThread, atOnce: 1, growthMb: GROWTH_MB }),
      others: new ReadingThreads({ script: readingThread, growthMb: GROWTH_MB }),
    }),
    files: new S3DocumentFiles(s3, linkClient, config.documentsBucket),
    assets: {
      page,
      scripts: { '/support-chat.js': script, '/support-chat-handoff.js': handoffScript },
      documentStyle,
    },
    embedOrigins: config.embedOrigins,
    run: config.run,
    now,
    wait: async (milliseconds) => wait(milliseconds),
    repeat,
    randomBytes,
  }),
  embedOrigins: config.embedOrigins,
  logLevel: config.logLevel,
  writeLine: writeToConsole,
  now,
  randomBytes,
});
