/** How a Request Tracker is set up, as far as it decides what becomes of a mail. */
export interface Site {
  /** `$rtname`, which is in its subject tags: `[rt.example.edu #1]`. */
  readonly name: string;
  /** Undefined: all, and they are called as they are named. */
  readonly queues: readonly string[] | undefined;
  /** Ids of the tickets that there are. Undefined: all. */
  readonly tickets: readonly number[] | undefined;
  readonly commands: CommandSettings;
  /** Custom fields of its tickets, by name. Undefined: all. */
  readonly fields: readonly string[] | undefined;
  /** Addresses of users who may fill custom fields of a new ticket. */
  readonly mayFill: readonly string[] | undefined;
  /** Users by their names, in lower case. Undefined: not known; who is named as an owner may own. */
  readonly users: Readonly<Record<string, SiteUser>> | undefined;
}

export interface SiteUser {
  readonly name: string;
  readonly address: string;
  /** Whether the user may own tickets. */
  readonly mayOwn: boolean;
  readonly isPrivileged: boolean;
}

/** CommandByMail. */
export interface CommandSettings {
  /** `$CommandByMailGroup`: everyone, no one (not installed), or these addresses. */
  readonly allowed: 'everyone' | 'off' | readonly string[];
  /** `$CommandByMailHeader`. */
  readonly header: string | undefined;
  /** `$CommandByMailOnlyHeaders`. */
  readonly onlyHeaders: boolean;
}

/** Returns whether the user of an address may command by mail. */
export function mayCommand({ allowed }: CommandSettings, address: string): boolean {
  if (typeof allowed === 'string') return allowed === 'everyone';
  return allowed.some((one) => one.toLowerCase() === address.toLowerCase());
}

/** Returns a site of which no more is known: it has every queue, ticket, field and right that a mail asks for. */
export function unknownSite(name: string, commands: CommandSettings): Site {
  return {
    name,
    commands,
    queues: undefined,
    tickets: undefined,
    fields: undefined,
    mayFill: undefined,
    users: undefined,
  };
}
