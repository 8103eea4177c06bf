import { setTimeout as pause } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { CONTENT_READS, S3ContentObjects } from '../../helpdesk/aws/s3-content-objects.ts';
import { S3TextObjects } from '../../helpdesk/aws/s3-text-objects.ts';
import { createTicketServices } from '../../helpdesk/aws/ticket-services.ts';
import { systemClock } from '../../helpdesk/clock.ts';
import { LiveContent } from '../../helpdesk/content/live-content.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { createJsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import { RequestTracker } from '../../helpdesk/rt/request-tracker.ts';
import type { OutboxSummary } from '../../helpdesk/tickets/finish-outbox.ts';
import { readConfig } from './config.ts';
import { runOutbox } from './run-outbox.ts';

/** The longest that one ticket may take, including all retries of its four services. */
const ONE_TICKET_MS = 20_000;

const config = readConfig();
const content = new LiveContent(
  new S3ContentObjects(new S3Client(CONTENT_READS), config.documentsBucket),
  systemClock,
  [HOURS],
);
const services = createTicketServices(config, () => content.get(HOURS));
const { requestTracker } = config;
const objects = new S3TextObjects(new S3Client(), config.ticketsBucket);
const lookup = requestTracker && new RequestTracker(requestTracker);

/**
 * Runs every 5 minutes: delivers recorded tickets whose delivery was interrupted or is due again, and rolls up events into
 * figures. Invoked with `{"retryNow": true}`, it also tries tickets that wait for a later attempt.
 */
export async function handler(event: unknown, context: Context): Promise<OutboxSummary> {
  const log = createJsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  const hasTime = () => context.getRemainingTimeInMillis() > ONE_TICKET_MS;
  const retryNow = (event as { retryNow?: unknown } | null)?.retryNow === true;
  await content.refresh(log);
  const limits = { hasTime, pause: (ms: number) => pause(ms), retryNow };
  return runOutbox({ ...services, ...(lookup && { lookup }), objects, log, ...limits });
}
