import type { Urgency, UrgencyCues } from '../urgency/urgency-cues.ts';
import type { Phrase } from '../urgent/phrase.ts';
import type { LearnedMessages } from './learning/learned-messages.ts';
import type { MailProfile } from './mail-profile.ts';
import type { ProofPolicy } from './proof-policy.ts';

/** A team that answers tickets: an RT queue with its correspondence address. */
export interface Team {
  readonly queue: string;
  readonly name: string;
  readonly address: string;
  /** What reads the team's mails. */
  readonly profile: MailProfile;
  /** Whether the team asks for proof that an address is the client's. */
  readonly proof: ProofPolicy;
}

/** A team of a table of version 1. */
export interface WordTeam extends Team {
  /** Values of the Category slot that lead to this team. The first is the category that the team's words imply. */
  readonly categories: readonly string[];
  /** Words and phrases, normalised. */
  readonly words: readonly string[];
}

/** A table of version 1: the category decides, or else the team with the most words. */
export interface WordTable {
  readonly version: 1;
  readonly teams: readonly WordTeam[];
  readonly defaultTeam: Team;
  readonly urgentWords: readonly string[];
}

/** What a client can choose: a value of the Category slot, its button, and other words for it. */
export interface Category {
  readonly id: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** How one can tell that somebody is a student, an instructor, … */
export interface Affiliation {
  readonly id: string;
  readonly words: readonly Phrase[];
  /** Domains of addresses, without "@". */
  readonly domains: readonly string[];
}

/** What must be true for a rule to apply: all that is given, of each list at least one. */
export interface RuleConditions {
  readonly category?: readonly string[];
  readonly words?: readonly Phrase[];
  /** Phrases that excuse the words that they cover. */
  readonly unless?: readonly Phrase[];
  /** Queues whose examples a message must clearly be like. */
  readonly like?: readonly string[];
  readonly affiliation?: readonly string[];
  /** Beginnings of course codes, in capitals without spaces: "NURS", "MATH1". */
  readonly course?: readonly string[];
  readonly urgency?: Urgency;
  readonly hours?: 'open' | 'closed';
}

export interface RoutingRule {
  readonly id: string;
  /** In the file, counted from 1. */
  readonly line: number;
  readonly when: RuleConditions;
  readonly team: Team;
}

/** To whose addresses replies may go. */
export interface Requesters {
  /** Domains, with those below them; empty if any will do. */
  readonly allowed: readonly string[];
  /** Addresses and domains. */
  readonly refused: readonly string[];
}

/** What is said at once to a client whose request can't wait, while people are there and while not. */
export interface UrgentAdvice {
  readonly reply: string;
  /** Ids of contacts. */
  readonly contacts: readonly string[];
}

/** A table of version 2: the first rule that applies decides, or else the default team. */
export interface RuleTable {
  readonly version: 2;
  readonly teams: readonly Team[];
  readonly defaultTeam: Team;
  readonly categories: readonly Category[];
  readonly affiliations: readonly Affiliation[];
  readonly requesters: Requesters;
  readonly rules: readonly RoutingRule[];
  readonly urgency: {
    readonly words: UrgencyCues;
    readonly open: UrgentAdvice;
    readonly closed: UrgentAdvice;
  };
  /** Messages that it is known of who got them. */
  readonly examples?: LearnedMessages;
}

/** The content of `routing.yaml`, validated. */
export type RoutingTable = WordTable | RuleTable;

/** The destination of a ticket, and the reason for it. */
export interface TicketRoute {
  readonly queue: string;
  readonly team: string;
  readonly address: string;
  /** Missing in tickets that were recorded before there were profiles. */
  readonly profile?: MailProfile;
  /** The id of the rule; `default` if none applied. */
  readonly rule: string;
  /** What the rule is based on: the category, or the words that were found. */
  readonly evidence: readonly string[];
  readonly urgency: Urgency;
  readonly urgencyEvidence: readonly string[];
}
