import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { StaffTarget } from '../staff/staff-target.ts';
import { deliveryOf } from './delivery.ts';
import { storedTicket } from './stored-tickets.ts';
import type { Delivery, RetryResult } from './tickets.ts';

type Run = NonNullable<RetryResult['run']>;
type Outcome = Pick<RetryResult, 'run' | 'error'>;

/**
 * Runs the outbox function at once, also for tickets that wait for a later attempt: it takes all of them, and says what it
 * did. With the id of a ticket, the result has what became of that one. Throws what Lambda and S3 throw.
 */
export async function retryDelivery(
  target: Pick<StaffTarget, 's3' | 'lambda' | 'ticketsBucket' | 'outboxFunction'>,
  ticketId: string | undefined,
  { now }: { readonly now: () => Date },
): Promise<RetryResult> {
  const read = async () => (ticketId === undefined ? undefined : storedTicket(target, ticketId));
  const before = await read();
  const outcome = await runOutbox(target);
  const stored = await read();
  const delivery = stored ? deliveryOf(stored, now()) : null;
  if (ticketId === undefined) return { ...outcome, delivery, says: sentence(outcome) };
  // Each attempt is claimed first.
  const isTried = stored?.entry.claimedAt !== before?.entry.claimedAt;
  return { ...outcome, delivery, says: sentenceOnTicket(ticketId, delivery, isTried) };
}

async function runOutbox({
  lambda,
  outboxFunction,
}: Pick<StaffTarget, 'lambda' | 'outboxFunction'>): Promise<Outcome> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({
      FunctionName: outboxFunction,
      InvocationType: 'RequestResponse',
      Payload: new TextEncoder().encode(JSON.stringify({ retryNow: true })),
    }),
  );
  const answer = JSON.parse(new TextDecoder().decode(Payload)) as Run & { errorMessage?: string };
  if (FunctionError !== undefined)
    return { run: null, error: answer.errorMessage ?? FunctionError };
  const { delivered, failed, waiting, overdue } = answer;
  return { run: { delivered, failed, waiting, overdue }, error: null };
}

function sentence({ run, error }: Outcome): string {
  if (run === null) return `Not all could be delivered: ${error}.`;
  if (run.delivered + run.waiting === 0) return 'There was nothing to deliver.';
  const waiting = run.waiting === 0 ? '' : ` ${run.waiting} wait for the mail service.`;
  return `${run.delivered === 1 ? '1 ticket was' : `${run.delivered} tickets were`} delivered.${waiting}`;
}

function sentenceOnTicket(ticketId: string, delivery: Delivery | null, isTried: boolean): string {
  if (delivery === null) return `There is no ticket ${ticketId} any more.`;
  if (delivery.state === 'sent') return `Ticket ${ticketId} is mailed, announced and filed.`;
  const { problem } = delivery;
  if (isTried && problem)
    return `Ticket ${ticketId} still fails: ${problem.reason} ${problem.remedy}`;
  return `Ticket ${ticketId} was not tried: it was written less than two minutes ago, and may be under way. Try again in two minutes.`;
}
