/** A team that answers tickets: one RT queue with its correspond address. */
export interface Team {
  readonly queue: string;
  readonly name: string;
  readonly address: string;
  /** Values of the slot Category that lead here; the first is what this team's words mean. */
  readonly categories: readonly string[];
  /** Words and phrases, normalised. */
  readonly words: readonly string[];
}

/** `seed/routing.yaml`, checked. */
export interface RoutingTable {
  readonly teams: readonly Team[];
  readonly defaultTeam: Team;
  readonly urgentWords: readonly string[];
}

export type Urgency = 'normal' | 'high';

/** Where a ticket goes, and why. */
export interface Route {
  readonly queue: string;
  readonly team: string;
  readonly address: string;
  readonly rule: 'category' | 'words' | 'default';
  /** What the rule saw: the category, or the words that were found. */
  readonly evidence: readonly string[];
  readonly urgency: Urgency;
  readonly urgencyEvidence: readonly string[];
}
