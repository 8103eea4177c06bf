import type { Contacts } from '../../bot/helpdesk/content/contacts.ts';
import type { OfficeHours } from '../../bot/helpdesk/hours/office-hours.ts';
import type { RoutingInput } from '../../bot/helpdesk/routing/routing-input.ts';
import type { RoutingTable } from '../../bot/helpdesk/routing/routing-table.ts';
import { findUrgent } from '../../bot/helpdesk/urgent/find-urgent.ts';
import { urgentReply } from '../../bot/helpdesk/urgent/urgent-reply.ts';
import type { UrgentRule } from '../../bot/helpdesk/urgent/urgent-rules.ts';
import { explainRoute, type RouteExplanation } from './routing/explain-route.ts';

/** What decides about a message. */
export interface MessageTables {
  readonly routing: RoutingTable;
  readonly hours: OfficeHours;
  readonly urgent: readonly UrgentRule[];
  readonly contacts: Contacts;
}

/** What becomes of a message. */
export interface TriedMessage {
  /** Urgent words come before everything else. */
  readonly urgent?: { readonly rule: string; readonly kind: string; readonly reply: string };
  readonly route: RouteExplanation;
}

/** Says what becomes of a message: whether its words are urgent, and where a ticket about it goes and why. */
export function tryMessage(tables: MessageTables, ticket: RoutingInput, now: Date): TriedMessage {
  const text = `${ticket.summary}\n${ticket.description}`;
  const rule = findUrgent(tables.urgent, text);
  return {
    ...(rule && {
      urgent: { rule: rule.id, kind: rule.kind, reply: urgentReply(rule, tables.contacts).text },
    }),
    route: explainRoute(tables, ticket, now),
  };
}
