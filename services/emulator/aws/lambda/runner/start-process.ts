import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { platform } from 'node:process';
import { makeFolderSync } from '../../../../base/durable/guarded-folders.ts';
import { NotImplementedError } from '../../errors.ts';
import { unsupportedNodeOption } from '../functions/node-options.ts';
import { FUNCTION_VARIABLES, LAYER_FOLDERS } from '../runtime/protocol.ts';
import { permissionOptions } from './confinement.ts';

/** No core files; standard error goes to standard output, so that both keep their order. */
const SHELL = 'ulimit -c 0; exec "$0" "$@" 2>&1';
/** Likewise, and the last argument lists the file descriptors that the emulator itself has inherited: 3 is the channel. */
const CONFINED_SHELL = `ulimit -c 0; open=
for path in /dev/fd/*; do
  [ "\${path##*/}" -gt 3 ] 2>/dev/null && [ -e "$path" ] && open="$open \${path##*/}"
done
exec "$0" "$@" "$open" 2>&1`;

/** The variables that Node.js reads at its start and that can't load code; the options are checked apart. */
const START_VARIABLES = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

export interface ProcessOptions {
  /** The built `runtime/main.ts`. */
  readonly runtimePath: string;
  /** Lambda's own variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variables of the function's configuration. */
  readonly functionVariables: Readonly<Record<string, string>>;
  readonly taskRoot: string;
  readonly memoryMb: number;
  /** The folder in which Node.js may keep compiled code. */
  readonly compileCache: string;
  /** The folders of the function's layers. */
  readonly layerFolders: readonly string[];
  /** The only other folder that the function may write to; without it the process may do what its user may. */
  readonly temporaryFolder?: string;
}

/**
 * Starts a function's process: V8's heap is limited to the function's memory, and IPC is the only way in. Throws
 * NotImplementedError for an option in NODE_OPTIONS that a confined function may not set.
 */
export function startProcess(options: ProcessOptions): ChildProcess {
  const { temporaryFolder } = options;
  const isConfined = temporaryFolder !== undefined;
  const command = [
    process.execPath,
    `--max-old-space-size=${options.memoryMb}`,
    ...(isConfined ? confinedOptions(options, temporaryFolder) : []),
    options.runtimePath,
    options.compileCache,
  ];
  const shell = ['/bin/sh', '-c', isConfined ? CONFINED_SHELL : SHELL];
  const [program = '', ...args] = platform === 'win32' ? command : [...shell, ...command];
  return spawn(program, args, {
    cwd: options.taskRoot,
    env: isConfined
      ? confinedVariables(options, temporaryFolder)
      : { ...options.functionVariables, ...options.variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
}

function confinedOptions(options: ProcessOptions, temporaryFolder: string): readonly string[] {
  const { compileCache, runtimePath, taskRoot, layerFolders } = options;
  makeFolderSync(compileCache);
  return permissionOptions({
    runtimePath,
    taskRoot: realpathSync(taskRoot),
    layers: layerFolders.map((folder) => realpathSync(folder)),
    writable: [temporaryFolder, realpathSync(compileCache)],
  });
}

function confinedVariables(options: ProcessOptions, temporaryFolder: string) {
  const { functionVariables, variables } = options;
  const unsupported = unsupportedNodeOption(functionVariables.NODE_OPTIONS ?? '');
  if (unsupported) throw new NotImplementedError(`NODE_OPTIONS ${unsupported}`);
  const atStart = START_VARIABLES.flatMap((name) => {
    const value = functionVariables[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(atStart),
    ...variables,
    TMPDIR: temporaryFolder,
    [LAYER_FOLDERS]: JSON.stringify(options.layerFolders.map((folder) => realpathSync(folder))),
    [FUNCTION_VARIABLES]: JSON.stringify({ ...functionVariables, ...variables }),
  };
}
