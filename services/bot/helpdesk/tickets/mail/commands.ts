import type { Ticket } from '../ticket.ts';
import { headerText } from './header-text.ts';

/** RT 5 shows it as "High" (`%PriorityAsString`). */
const HIGH_PRIORITY = '100';
const MAX_VALUE_LENGTH = 200;

export interface Command {
  readonly name: string;
  readonly value: string;
}

/**
 * Returns the commands of CommandByMail that make the client the requestor and fill what staff sort by. `Priority` is
 * in no mail twice: RT would store a list.
 */
export function commandsFor({
  requestor,
  category,
  course = '',
  route,
}: Ticket): readonly Command[] {
  const commands = [
    { name: 'Requestor', value: requestor.email },
    { name: 'CF.{Category}', value: commandValue(category) },
    { name: 'CF.{Course}', value: course },
    { name: 'Priority', value: route.urgency === 'high' ? HIGH_PRIORITY : '' },
  ];
  return commands.filter(({ value }) => value !== '');
}

export function commandLine({ name, value }: Command): string {
  return `${name}: ${value}`;
}

/** Safe in a header as well. A value that begins with a colon would become part of the command's name. */
function commandValue(text: string): string {
  return headerText(text, MAX_VALUE_LENGTH).replace(/^[ :]+/, '');
}
