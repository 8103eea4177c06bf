import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { S3TextObjects } from '../../helpdesk/aws/s3-text-objects.ts';
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
const objects = new S3TextObjects(new S3Client(), config.ticketsBucket);
const lookup = requestTracker && new RequestTrackerLookup(requestTracker);

/** Runs every 5 minutes: delivers recorded tickets whose delivery was interrupted, and rolls up events into figures. */
export async function handler(_event: unknown, context: Context): Promise<OutboxSummary> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  const hasTime = () => context.getRemainingTimeInMillis() > ONE_TICKET_MS;
  return runOutbox({ ...services, ...(lookup && { lookup }), objects, log, hasTime });
}
