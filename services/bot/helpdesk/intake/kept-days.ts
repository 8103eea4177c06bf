import type { Environment } from '../environment.ts';

/** For how many days lifecycle rules keep what a client said; undefined if there is no rule, or it is not known. */
export interface KeptDays {
  readonly conversations?: number;
  readonly tickets?: number;
}

/** Reads the parameters of `infra/storage.yaml` that the lifecycle rules of the bucket have; 0 is no rule. */
export function keptDaysIn({ CONVERSATION_DAYS, TICKET_DAYS }: Environment): KeptDays {
  const [conversations, tickets] = [CONVERSATION_DAYS, TICKET_DAYS].map(daysIn);
  return {
    ...(conversations !== undefined && { conversations }),
    ...(tickets !== undefined && { tickets }),
  };
}

function daysIn(text: string | undefined): number | undefined {
  const days = Number(text || '0');
  return Number.isInteger(days) && days > 0 ? days : undefined;
}

/** Says how long what a client said is kept. Empty if that is not known. */
export function keptText({ conversations, tickets }: KeptDays): string {
  const days = (count: number) => (count === 1 ? 'one day' : `${count} days`);
  if (conversations === undefined) return '';
  const chat = `This chat is deleted after ${days(conversations)}`;
  return tickets === undefined
    ? `${chat}; the team keeps the ticket.`
    : `${chat}, and my record of the ticket after ${days(tickets)}; the team keeps its own.`;
}
