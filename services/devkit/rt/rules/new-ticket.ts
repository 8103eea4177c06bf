import { readAddresses, splitList } from '../mime/read-addresses.ts';
import type { RunCommand } from '../reading.ts';
import type { Site, SiteUser } from '../site.ts';

const MAX_SUBJECT_BYTES = 200;
const STATUSES = ['new', 'open', 'resolved'];

/** What a new ticket is, from the mail and from its commands. */
export interface NewTicket {
  readonly queue: string;
  readonly subject: string;
  readonly status: string;
  readonly owner: string;
  readonly priority: string;
  readonly requestors: readonly string[];
  readonly cc: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

export interface NewTicketDefaults {
  readonly queue: string;
  readonly subject: string;
  readonly actingUser: string;
}

/**
 * Makes the new ticket that commands ask for (R17, R18, R19). Undefined if RT makes none, because of an invalid queue or
 * status, or a status that is there twice.
 */
export function newTicket(
  site: Site,
  commands: readonly RunCommand[],
  defaults: NewTicketDefaults,
): NewTicket | undefined {
  const values = (name: string) => commands.find((one) => one.name === name)?.values ?? [];
  const queue = queueOf(site, values('queue'), defaults.queue);
  const status = statusOf(values('status'));
  if (queue === undefined || status === undefined) return undefined;
  return {
    queue,
    status,
    subject: cutBytes(single(values('subject')) || defaults.subject),
    owner: ownerOf(site, values('owner')),
    priority: single(values('priority')) || '0',
    requestors: people(site, values, 'requestor', [defaults.actingUser]),
    cc: people(site, values, 'cc', []),
    fields: fieldsOf(site, commands, defaults.actingUser),
  };
}

function queueOf({ queues }: Site, values: readonly string[], gate: string): string | undefined {
  const [name] = values;
  if (name === undefined) return gate;
  if (values.length > 1) return undefined;
  if (queues === undefined) return name === '' ? undefined : name;
  return queues.find((queue) => queue.toLowerCase() === name.toLowerCase());
}

function statusOf(values: readonly string[]): string | undefined {
  const [status = ''] = values;
  if (values.length > 1) return undefined;
  if (status === '') return 'new';
  return STATUSES.find((known) => known === status.toLowerCase());
}

/** RT keeps 200 bytes of a subject (R27). */
function cutBytes(subject: string): string {
  const bytes = Buffer.from(subject).subarray(0, MAX_SUBJECT_BYTES);
  return new TextDecoder().decode(bytes, { stream: true });
}

/** A list is written down as Perl shows it (R18). */
function single(values: readonly string[]): string {
  return values.length > 1 ? 'ARRAY' : (values[0] ?? '');
}

function ownerOf({ users }: Site, values: readonly string[]): string {
  const [named = ''] = values;
  if (values.length !== 1 || named === '') return 'Nobody';
  if (users === undefined) return named;
  const user = findUser(users, named);
  return user?.mayOwn ? user.name : 'Nobody';
}

function findUser(users: Readonly<Record<string, SiteUser>>, text: string): SiteUser | undefined {
  const wanted = text.toLowerCase();
  return Object.values(users).find(
    ({ name, address }) => name.toLowerCase() === wanted || address.toLowerCase() === wanted,
  );
}

/** The values of a command replace the default; those with Add and Del change it. */
function people(
  site: Site,
  values: (name: string) => readonly string[],
  name: string,
  initial: readonly string[],
): readonly string[] {
  const set = values(name);
  const removed = new Set(values(`del${name}`));
  const listed = [...(set.length > 0 ? set : initial), ...values(`add${name}`)];
  const addresses = listed
    .filter((value) => !removed.has(value))
    .flatMap((value) => addressesOf(site, value));
  return [...new Set(addresses.map((address) => address.toLowerCase()))];
}

/** A list of addresses and of names of users. */
function addressesOf({ users }: Site, value: string): readonly string[] {
  return splitList(value).flatMap((item) => {
    const user = users && findUser(users, item.trim());
    return user ? [user.address] : readAddresses(item);
  });
}

/** The first value wins (R14). Without the rights, and for a field that there is not, nothing happens (R23). */
function fieldsOf(
  { fields, mayFill }: Site,
  commands: readonly RunCommand[],
  actingUser: string,
): Readonly<Record<string, string>> {
  const may = mayFill === undefined || mayFill.includes(actingUser.toLowerCase());
  if (!may) return {};
  // What is set comes before what is added.
  const filled = ['', 'add'].flatMap((prefix) =>
    commands.flatMap(({ name, values }) => {
      const asked = name.startsWith(`${prefix}customfield{`)
        ? name.slice(prefix.length + 12, -1)
        : '';
      const field = asked === '' ? undefined : fieldNamed(fields, asked);
      const value = values.find((one) => one !== '');
      return field === undefined || value === undefined ? [] : [[field, value] as const];
    }),
  );
  return Object.fromEntries(filled.toReversed());
}

function fieldNamed(fields: readonly string[] | undefined, asked: string): string | undefined {
  return fields === undefined ? asked : fields.find((field) => field.toLowerCase() === asked);
}
