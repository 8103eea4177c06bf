import type { Context } from 'aws-lambda';
import { createTicketServices } from '../../helpdesk/aws/ticket-services.ts';
import { createJsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import type { OutboxSummary } from '../../helpdesk/tickets/finish-outbox.ts';
import { readConfig } from './config.ts';
import { RequestTrackerLookup } from './request-tracker-lookup.ts';
import { runOutbox } from './run-outbox.ts';

/** The longest that one ticket may take, including all retries of its four services. */
const ONE_TICKET_MS = 20_000;

const config = readConfig();
const services = createTicketServices(config);
const { requestTracker } = config;
const lookup = requestTracker && new RequestTrackerLookup(requestTracker);

/** Runs every 5 minutes and delivers recorded tickets whose delivery was interrupted. */
export async function handler(_event: unknown, context: Context): Promise<OutboxSummary> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  const hasTime = () => context.getRemainingTimeInMillis() > ONE_TICKET_MS;
  return runOutbox({ ...services, ...(lookup && { lookup }), log, hasTime });
}
