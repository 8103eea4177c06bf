import type { MailProfile } from './mail-profile.ts';

/** A team that answers tickets: an RT queue with its correspondence address. */
export interface Team {
  readonly queue: string;
  readonly name: string;
  readonly address: string;
  /** What reads the team's mails. */
  readonly profile: MailProfile;
  /** Values of the Category slot that lead to this team. The first is the category that the team's words imply. */
  readonly categories: readonly string[];
  /** Words and phrases, normalised. */
  readonly words: readonly string[];
}

/** The content of `seed/routing.yaml`, validated. */
export interface RoutingTable {
  readonly teams: readonly Team[];
  readonly defaultTeam: Team;
  readonly urgentWords: readonly string[];
}

export type Urgency = 'normal' | 'high';

/** The destination of a ticket, and the reason for it. */
export interface TicketRoute {
  readonly queue: string;
  readonly team: string;
  readonly address: string;
  /** Missing in tickets that were recorded before there were profiles. */
  readonly profile?: MailProfile;
  readonly rule: 'category' | 'words' | 'default';
  /** What the rule is based on: the category, or the words that were found. */
  readonly evidence: readonly string[];
  readonly urgency: Urgency;
  readonly urgencyEvidence: readonly string[];
}
