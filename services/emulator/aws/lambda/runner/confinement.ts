import { dirname, join } from 'node:path';
import { allowedNodeEnvironmentFlags } from 'node:process';

/** Certificates that a function may hand to TLS. Node.js has its own, and reads those of OpenSSL without asking. */
const CERTIFICATE_FOLDERS = [
  '/etc/ssl/certs',
  '/etc/pki/tls/certs',
  '/etc/pki/ca-trust/extracted',
  '/usr/share/ca-certificates',
];
const DEVICES = ['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'];

/** The folders of one process of a function. */
export interface ConfinementFolders {
  /** The built `runtime/main.ts`. */
  readonly runtimePath: string;
  /** The function's code, which it may read. */
  readonly taskRoot: string;
  /** The function's layers, which it may read and load native code from. */
  readonly layers: readonly string[];
  /** What it may read and write. */
  readonly writable: readonly string[];
}

/**
 * Returns Node's options for a function's process: it may read its code and the runtime, write to its own folders, and
 * start worker threads. It may start no process, and load no native code but that of its layers
 * (https://nodejs.org/docs/latest/api/permissions.html).
 */
export function permissionOptions(folders: ConfinementFolders): readonly string[] {
  const { runtimePath, writable, layers } = folders;
  const readable = [
    ...filesOfRuntime(runtimePath),
    ...[folders.taskRoot, ...layers, ...writable, ...CERTIFICATE_FOLDERS, ...DEVICES],
  ];
  return [
    has('--permission') ? '--permission' : '--experimental-permission',
    // A folder that exists stands for everything in it, too.
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...[...writable, '/dev/null'].map((path) => `--allow-fs-write=${path}`),
    '--allow-worker',
    // The runtime itself sees to it that they are those of a layer.
    ...(layers.length > 0 ? ['--allow-addons'] : []),
    // A worker thread loads it too, before any code of the function.
    `--require=${runtimePath}`,
    // SQL can attach any file.
    ...(has('--experimental-sqlite') ? ['--no-experimental-sqlite'] : []),
    ...(has('--experimental-webstorage') ? ['--no-experimental-webstorage'] : []),
    // Node.js warns of the options above in the log of every function.
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
  ];
}

/** The bundle, what it shares with other programs in its folder, and the package.json files that name its module type. */
function filesOfRuntime(runtimePath: string): readonly string[] {
  const folder = dirname(runtimePath);
  const manifests = [folder, dirname(folder)].map((path) => join(path, 'package.json'));
  return [runtimePath, join(folder, 'chunk-*'), ...manifests];
}

/** This process and a function's run the same Node.js. */
function has(option: string): boolean {
  return allowedNodeEnvironmentFlags.has(option);
}
