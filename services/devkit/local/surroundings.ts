import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';

/** What surrounds this process, as far as that decides who its neighbors are. */
export interface Surroundings {
  /** Whether this is the image's container. */
  readonly isImage: boolean;
  /** Its name there, by which its neighbors may call it. */
  readonly hosts: readonly string[];
  /** The networks that the container is on, such as `172.18.0.2/16`. */
  readonly networks: readonly string[];
}

const NO_CONTAINER: Surroundings = { isImage: false, hosts: [], networks: [] };

/** Written by the Dockerfile, next to dist/. */
const MARK = '.image';

/**
 * Returns the name and the networks of the image's container; outside of the image, none. A container that shares the
 * network of its host has no networks of its own: those are the host's, with everybody on them.
 */
export function findSurroundings(root: string, system: System = SYSTEM): Surroundings {
  if (!system.exists(join(root, MARK))) return NO_CONTAINER;
  const interfaces = Object.entries(system.interfaces());
  // Only a real network card, or a virtual machine's, has a device.
  const isOnHost = interfaces.some(([name]) => system.exists(`/sys/class/net/${name}/device`));
  const cidrs = interfaces.flatMap(([, addresses = []]) =>
    addresses.filter(({ internal }) => !internal).flatMap(({ cidr }) => cidr ?? []),
  );
  return {
    isImage: true,
    hosts: [system.hostname().toLowerCase()],
    networks: isOnHost ? [] : cidrs,
  };
}

/** What is asked of the operating system. */
export interface System {
  readonly exists: (path: string) => boolean;
  readonly hostname: () => string;
  readonly interfaces: () => Readonly<
    Record<
      string,
      readonly { readonly cidr: string | null; readonly internal: boolean }[] | undefined
    >
  >;
}

const SYSTEM: System = { exists: existsSync, hostname, interfaces: networkInterfaces };
