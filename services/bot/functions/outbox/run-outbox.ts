import {
  type FinishOutboxDeps,
  finishOutbox,
  type OutboxSummary,
} from '../../helpdesk/tickets/finish-outbox.ts';

/**
 * Performs one scheduled run. Throws an Error if a ticket could not be delivered, which raises the function's alarm.
 */
export async function runOutbox(deps: FinishOutboxDeps): Promise<OutboxSummary> {
  const summary = await finishOutbox(deps);
  if (summary.delivered > 0) deps.log.info({ ...summary }, 'outbox finished');
  if (summary.failed === 0) return summary;
  throw new Error(`${summary.failed} recorded tickets could not be delivered; the log lists them`);
}
