import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { EventWriter } from '../../helpdesk/analytics/event-writer.ts';
import { ANSWER_FILES, ANSWERS, SYNONYMS } from '../../helpdesk/answer-files.ts';
import { answerQuestion } from '../../helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../helpdesk/answers/ranking/read-passage.ts';
import { showSection } from '../../helpdesk/answers/show-section.ts';
import { UnexpiredPassages } from '../../helpdesk/answers/unexpired-passages.ts';
import { createOpenSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { OpenSearchPassageSearch } from '../../helpdesk/aws/opensearch-passage-search.ts';
import { CONTENT_READS, S3ContentObjects } from '../../helpdesk/aws/s3-content-objects.ts';
import { S3JsonObjects } from '../../helpdesk/aws/s3-json-objects.ts';
import {
  createAddressProofs,
  createConversations,
  createTicketCaps,
  createTicketServices,
  createUploads,
} from '../../helpdesk/aws/ticket-services.ts';
import { systemClock } from '../../helpdesk/clock.ts';
import { LiveContent } from '../../helpdesk/content/live-content.ts';
import { CONTENT_FILES } from '../../helpdesk/content-files.ts';
import { openEncoder } from '../../helpdesk/encoder/optional-encoder.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { createJsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import { RequestTracker } from '../../helpdesk/rt/request-tracker.ts';
import { readConfig } from './config.ts';
import { countedTurn } from './counted-turn.ts';
import type { LexResponse } from './lex-response.ts';

const config = readConfig();
const services = createTicketServices(config, () => content.get(HOURS));
const caps = createTicketCaps(config);
const uploads = createUploads(config);
const proofs = createAddressProofs(config, services.mailer);
const conversations = createConversations(config);
const contentClient = new S3Client(CONTENT_READS);
const content = new LiveContent(
  new S3ContentObjects(contentClient, config.documentsBucket),
  systemClock,
  [...CONTENT_FILES, ...ANSWER_FILES],
);
const client = createOpenSearchClient({ endpoint: config.searchEndpoint, region: config.region });
// At the start of the function, which has more processor time on AWS than a question has.
const encoder = await openEncoder(config, createJsonLog(config.logLevel, 'start', writeToConsole));
const events = new EventWriter(
  new S3JsonObjects(new S3Client(CONTENT_READS), config.ticketsBucket),
);
const indexed = new OpenSearchPassageSearch(client, config.searchIndex, {
  withVectors: encoder !== undefined,
});
const passages = new UnexpiredPassages(indexed, systemClock);

const { requestTracker } = config;
const tracker = requestTracker && new RequestTracker(requestTracker);

const answering = { passages, reader: new PassageReader(), encoder };
const findAnswer = (question: string) => {
  const decided = { rules: content.get(ANSWERS), synonyms: content.get(SYNONYMS) };
  return answerQuestion({ ...answering, ...decided }, question);
};
const findSection = (passageId: string) => showSection(passages, passageId);

/** The code hook of the bot: answers questions, and collects and files tickets. */
export async function handler(event: unknown, context: Context): Promise<LexResponse> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  const { mailFrom, kept, handoff } = config;
  const deps = {
    ...services,
    caps,
    uploads,
    proofs,
    conversations,
    mailFrom,
    kept,
    handoff,
    ...(tracker && { tracker }),
    findAnswer,
    findSection,
    content,
    events,
    stopwatch: () => performance.now(),
    log,
  };
  return countedTurn(deps, event, context.awsRequestId);
}
