import { isIP } from 'node:net';
import { createHttpAccess, type HttpAccess } from '../../base/http/access.ts';
import { NearNetworks } from '../../base/http/peers.ts';
import type { Log } from '../../base/log.ts';
import type { Config } from './config.ts';
import { findSurroundings, type Surroundings } from './surroundings.ts';

type Settings = Pick<
  Config,
  'host' | 'allowedHosts' | 'allowedOrigins' | 'consoleToken' | 'administrator'
>;

/** Who may come to which port. */
export interface PortAccess {
  /** The AWS endpoint and search. */
  readonly aws: HttpAccess;
  /** The chat, and the console with it. */
  readonly web: HttpAccess;
}

/** Creates the rules of the ports of the program at `root`, and says in the log whom they let in. */
export function openAccess(config: Settings, root: string, log: Log): PortAccess {
  const surroundings = findSurroundings(root);
  const warning = opennessWarning(config, surroundings);
  if (warning) log.warn(warning);
  return portAccess(config, surroundings);
}

/** Creates the rules of the ports. */
export function portAccess(config: Settings, surroundings: Surroundings): PortAccess {
  const hosts = [...config.allowedHosts, ...surroundings.hosts];
  const { networks } = surroundings;
  const origins = config.allowedOrigins;
  return {
    aws: createHttpAccess({
      hosts,
      networks,
      origins,
      needsSecret: config.administrator !== undefined,
    }),
    web: createHttpAccess({ hosts, networks, needsSecret: config.consoleToken !== undefined }),
  };
}

/**
 * Returns what is to be said at the start if the ports can be reached from elsewhere: what is reachable for whom, and
 * which variables protect it. Undefined if only this machine can reach them.
 */
export function opennessWarning(
  config: Settings,
  { isImage }: Surroundings,
  { hasConsole = true } = {},
): string | undefined {
  const opening = openingSettings(config, isImage);
  if (opening.length === 0) return undefined;
  const near = isImage ? "this machine and the container's networks" : 'this machine';
  const aws = hasConsole ? 'The AWS port, like search,' : 'The AWS port';
  const sentences = [
    `OPEN TO OTHERS by ${opening.join(' and ')}.`,
    hasConsole ? 'Anyone who reaches the port of the chat can use it.' : '',
    hasConsole ? consoleSentence(config, near) : '',
    config.administrator === undefined
      ? `${aws} answers ${near} WITH THE PUBLISHED test / test, which may run code, and so whatever a proxy there passes on: set ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY.`
      : `${aws} asks for the credentials in ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY.`,
    'See docs/guides/behind-a-proxy.md.',
  ];
  return sentences.filter(Boolean).join(' ');
}

function openingSettings({ host, allowedHosts }: Settings, isImage: boolean): string[] {
  // In the image, HOST always is 0.0.0.0, and the published ports decide; Compose lets its services have their names.
  const isOpen = !isImage && !isLoopback(host);
  const names = allowedHosts.filter((name) => !isImage || name.includes('.'));
  return [
    ...(isOpen ? [`HOST=${host}`] : []),
    ...(names.length > 0 ? [`ALLOWED_HOSTS=${names.join(',')}`] : []),
  ];
}

function consoleSentence({ consoleToken }: Settings, near: string): string {
  return consoleToken === undefined
    ? `The console, with all mails and tickets, answers ${near} WITHOUT A PASSWORD, and so whatever a proxy there passes on: set CONSOLE_TOKEN.`
    : 'The console asks for CONSOLE_TOKEN.';
}

function isLoopback(host: string): boolean {
  if (isIP(host) === 0) return host === 'localhost';
  const head = { headers: {}, socket: { remoteAddress: host } };
  return new NearNetworks([]).includesSenderOf(head);
}
