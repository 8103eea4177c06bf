import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { S3Client } from '@aws-sdk/client-s3';
import page from '../../chat-page/page.html';
import script from '../../chat-page/support-chat.ts?browser';
import { openSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { openSearchPassageIndex } from '../../helpdesk/aws/opensearch-passage-index.ts';
import { s3ConversationStore } from '../../helpdesk/aws/s3-conversation-store.ts';
import { s3JsonObjects } from '../../helpdesk/aws/s3-json-objects.ts';
import { writeToConsole } from '../../helpdesk/json-log.ts';
import { createChat } from './chat.ts';
import { readConfig } from './config.ts';
import documentStyle from './documents/document.css';
import { s3DocumentFiles } from './documents/s3-document-files.ts';
import { lexBot } from './lex/bot.ts';
import { rateLimiter } from './rate/rate-limiter.ts';
import { chatRoutes } from './routes.ts';

const config = readConfig();
const now = () => new Date();

const s3 = new S3Client();
const links =
  config.linkEndpoint === undefined
    ? s3
    : new S3Client({ endpoint: config.linkEndpoint, forcePathStyle: true });
const client = openSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const passages = openSearchPassageIndex({ client, index: config.searchIndex });
// A code hook may have acted already when a turn fails: only the person decides to try again.
const lex = new LexRuntimeV2Client({ maxAttempts: 1 });

/** The chat function: a function URL's event in, its answer out. */
export const handler = createChat({
  routes: chatRoutes({
    bot: lexBot(lex, config),
    localeId: config.localeId,
    conversations: s3ConversationStore(s3, config.ticketsBucket),
    limiter: rateLimiter(s3JsonObjects(s3, config.ticketsBucket), now),
    findDocument: (docId) => passages.find(docId),
    files: s3DocumentFiles(s3, links, config.documentsBucket),
    assets: { page, script, documentStyle },
    now,
    wait: async (milliseconds) => wait(milliseconds),
    randomBytes,
  }),
  logLevel: config.logLevel,
  writeLine: writeToConsole,
  now,
  randomBytes,
});
