import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { InstallError } from './install-error.ts';
import { type PinnedPackage, RUNTIME } from './parts.ts';
import { readTar } from './read-tar.ts';

/** Fetches the archive of a package, as `name@version`. */
export type FetchArchive = (spec: string) => Promise<Buffer>;

/**
 * Fetches what runs the model on a platform such as `linux/x64`: path below the folder of the encoder → content.
 * Throws InstallError if it can't be fetched, is not what is pinned, or does not exist for the platform.
 */
export async function fetchRuntime(
  platform: string,
  fetchArchive: FetchArchive = packWithNpm,
  packages: readonly PinnedPackage[] = RUNTIME,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { name, version, integrity, isNeeded } of packages) {
    const archive = await fetchArchive(`${name}@${version}`);
    const hash = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (hash !== integrity)
      throw new InstallError(`${name}@${version} is not the one that is pinned: got ${hash}.`);
    for (const [path, content] of readTar(gunzipSync(archive))) {
      const inside = path.replace(/^package\//, '');
      if (isNeeded(inside, platform)) files.set(`node_modules/${name}/${inside}`, content);
    }
  }
  if (![...files.keys()].some((path) => path.endsWith('.node')))
    throw new InstallError(`There is no onnxruntime-node for ${platform}. Use another machine.`);
  return files;
}

/** npm knows the registry, the proxy and the credentials of this machine. `pack` runs no script and installs nothing. */
async function packWithNpm(spec: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-encoder-'));
  try {
    const shell = process.platform === 'win32';
    const args = ['pack', spec, '--pack-destination', folder, '--silent'];
    await promisify(execFile)('npm', args, { shell, cwd: folder });
    const [archive = ''] = await readdir(folder);
    return await readFile(join(folder, archive));
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const reason = (stderr.trim() || message).split('\n').slice(0, 3).join(' ');
    throw new InstallError(`npm could not fetch ${spec}: ${reason}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
