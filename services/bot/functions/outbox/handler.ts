import type { Context } from 'aws-lambda';
import { ticketServices } from '../../helpdesk/aws/ticket-services.ts';
import { jsonLog, writeToConsole } from '../../helpdesk/json-log.ts';
import type { OutboxSummary } from '../../helpdesk/tickets/finish-outbox.ts';
import { readConfig } from './config.ts';
import { runOutbox } from './run-outbox.ts';

/** What one ticket may take, with all retries of its four services. */
const ONE_TICKET_MS = 20_000;

const config = readConfig();
const services = ticketServices(config);

/** Runs every 5 minutes: delivers tickets that were recorded, but whose delivery was cut off. */
export async function handler(_event: unknown, context: Context): Promise<OutboxSummary> {
  const log = jsonLog(config.logLevel, context.awsRequestId, writeToConsole);
  const hasTime = () => context.getRemainingTimeInMillis() > ONE_TICKET_MS;
  return runOutbox({ ...services, log, hasTime });
}
