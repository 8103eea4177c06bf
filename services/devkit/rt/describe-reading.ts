import type { Reading } from './reading.ts';

export interface DescribedReading {
  readonly headline: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** Words what Request Tracker makes of a mail, for people. */
export function describeReading(reading: Reading): DescribedReading {
  return { headline: headlineOf(reading), facts: factsOf(reading) };
}

function headlineOf({ outcome, queue, repliesTo }: Reading): string {
  if (outcome === 'lost') return 'No ticket: the mail is lost';
  return outcome === 'reply'
    ? `A reply to ticket ${repliesTo}`
    : `A new ticket in the queue ${queue}`;
}

function factsOf(reading: Reading): DescribedReading['facts'] {
  const common = [
    ['Acting user', reading.actingUser ?? 'none'],
    ['Subject', reading.subject],
    ['Commands', commandsOf(reading)],
    [
      'Attachments',
      listed(
        reading.attachments.map(
          ({ type, name, bytes }) => `${name ?? 'without a name'} (${type}, ${bytes} bytes)`,
        ),
      ),
    ],
  ] as const;
  if (reading.outcome !== 'ticket') return common;
  return [
    ...common,
    ['Requestors', listed(reading.requestors)],
    ['Cc', listed(reading.cc)],
    ['Status, owner, priority', `${reading.status}, ${reading.owner}, ${reading.priority}`],
    [
      'Custom fields',
      listed(Object.entries(reading.fields).map(([name, value]) => `${name}: ${value}`)),
    ],
    ['Receipt to', listed(reading.receipts)],
  ];
}

function commandsOf({ commands }: Reading): string {
  return listed(commands.flatMap(({ name, values }) => values.map((value) => `${name}: ${value}`)));
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join('; ');
}
