import type { MetCap } from '../../helpdesk/tickets/ticket-caps.ts';

/** Words for a person whose ticket met a cap: why, until when, and what to do instead. */
export function capMessage(
  { cap, freeAt }: MetCap,
  email: string,
  contact: string,
  now: Date,
): string {
  const why = {
    session: `This chat has sent ${cap.max} tickets within an hour, which is as many as I may send.`,
    address: `There have been ${cap.max} tickets for ${email} within an hour, which is as many as I may send.`,
    network:
      'Very many tickets have come from your network within an hour, so I must wait before I send more.',
  }[cap.kind];
  return (
    `I'm sorry, I have not sent this ticket. ${why} Please try again in ${waitUntil(freeAt, now)}. ` +
    `If it can't wait, write to ${contact} yourself, and a person will help you. What you wrote is still above.`
  );
}

/** How long it is until a moment, in words: "a minute", "12 minutes". */
export function waitUntil(moment: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 60_000));
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
