import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { MailReading, Reading } from './shown-mail.ts';

interface Row {
  readonly label: string;
  readonly everyone: string;
  readonly off: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { head: 'Commands by mail', cell: ({ label }) => label },
  { head: 'for everyone', cell: ({ everyone }) => everyone },
  { head: 'off', cell: ({ off }) => off },
];

/** What becomes of a mail in Request Tracker, with commands by mail and without. */
export function MailReadingTable({ reading }: { readonly reading: MailReading }) {
  return (
    <>
      <h2>In Request Tracker</h2>
      <p>
        What becomes of it if {reading.address} is the address of a queue. The rules are in
        docs/rt-rules.md. With your settings: support-bot mail explain FILE.eml.
      </p>
      <DataTable
        label="In Request Tracker"
        columns={COLUMNS}
        rows={rowsOf(reading)}
        keyOf={({ label }) => label}
        empty="Nothing is known of it."
      />
    </>
  );
}

function rowsOf({ everyone, off }: MailReading): readonly Row[] {
  const others = new Map(off.facts);
  return [
    { label: 'Becomes', everyone: everyone.headline, off: off.headline },
    ...everyone.facts.map(([label, value]) => ({
      label,
      everyone: value,
      off: others.get(label) ?? 'none',
    })),
    { label: 'Why', everyone: whyOf(everyone), off: whyOf(off) },
  ];
}

const whyOf = ({ why }: Reading): string =>
  why.map(({ row, says }) => `${row}: ${says}`).join(' · ');
