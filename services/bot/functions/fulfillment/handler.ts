import type { Context } from 'aws-lambda';
import routingText from '../../../../seed/routing.yaml';
import { answerMessages } from '../../helpdesk/answers/answer-messages.ts';
import { answerQuestion } from '../../helpdesk/answers/answer-question.ts';
import { createOpenSearchClient } from '../../helpdesk/aws/opensearch-client.ts';
import { OpenSearchPassageSearch } from '../../helpdesk/aws/opensearch-passage-search.ts';
import { createTicketCaps, createTicketServices } from '../../helpdesk/aws/ticket-services.ts';
import { createJsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import { parseRouting } from '../../helpdesk/routing/parse-routing.ts';
import { readConfig } from './config.ts';
import { assertLexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { respondPolitely } from './respond-politely.ts';

const config = readConfig();
const routing = parseRouting(routingText);
const services = createTicketServices(config);
const caps = createTicketCaps(config);
const client = createOpenSearchClient({ endpoint: config.searchEndpoint, region: config.region });
const passages = new OpenSearchPassageSearch(client, config.searchIndex);

async function findAnswer(question: string) {
  const answer = await answerQuestion({ passages }, question);
  return answer && answerMessages(answer);
}

/** The code hook of the bot: answers questions, and collects and files tickets. */
export async function handler(event: unknown, context: Context): Promise<LexResponse> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  assertLexEvent(event);
  return respondPolitely(
    { ...services, caps, routing, findAnswer, log },
    event,
    context.awsRequestId,
  );
}
