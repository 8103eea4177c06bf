/** What docs/guides/figures.md calls what has another name in code. */
const NAMES: Readonly<Record<string, string>> = {
  handedOver: 'handed over',
  deflected: 'deflected questions',
  urgentTickets: 'urgent tickets',
  urgent: 'urgent replies',
  handOvers: 'hand-overs',
  passageId: 'passage',
  ticketId: 'ticket',
  timeZone: 'time zone',
};

/** Returns the name of a figure or a column as people read it. */
export function plainName(name: string): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? name) : name;
}
