import { type RollUpDeps, rollUp } from '../../helpdesk/analytics/roll-up.ts';
import {
  type FinishOutboxDeps,
  finishOutbox,
  type OutboxSummary,
} from '../../helpdesk/tickets/finish-outbox.ts';

/**
 * Performs one scheduled run. Throws an Error if a ticket could not be delivered, which raises the function's alarm.
 */
export async function runOutbox(deps: FinishOutboxDeps & RollUpDeps): Promise<OutboxSummary> {
  const summary = await finishOutbox(deps);
  await rollUpEvents(deps);
  if (summary.delivered > 0) deps.log.info({ ...summary }, 'outbox finished');
  if (summary.failed === 0) return summary;
  throw new Error(`${summary.failed} recorded tickets could not be delivered; the log lists them`);
}

/** Figures are not worth an alarm: what was not moved is moved by the next run. */
async function rollUpEvents(deps: RollUpDeps): Promise<void> {
  try {
    const { moved } = await rollUp(deps);
    if (moved > 0) deps.log.info({ moved }, 'events rolled up');
  } catch (error) {
    deps.log.warn({ err: error }, 'events not rolled up; the next run goes on');
  }
}
