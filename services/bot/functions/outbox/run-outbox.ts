import {
  type FinishOutboxDeps,
  finishOutbox,
  type OutboxSummary,
} from '../../helpdesk/tickets/finish-outbox.ts';

/** One run of the schedule. Throws Error when a ticket could not be delivered, so that the function's alarm rings. */
export async function runOutbox(deps: FinishOutboxDeps): Promise<OutboxSummary> {
  const summary = await finishOutbox(deps);
  if (summary.delivered > 0) deps.log.info({ ...summary }, 'outbox finished');
  if (summary.failed === 0) return summary;
  throw new Error(`${summary.failed} recorded tickets could not be delivered; the log says which`);
}
