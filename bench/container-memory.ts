import { docker } from '../test/support/compose.ts';

/** Returns the memory of a container's processes in MB as Docker counts it, without the file cache. */
export async function containerMegabytes(id: string): Promise<number> {
  const [used = ''] = (await docker('stats', '--no-stream', '--format', '{{.MemUsage}}', id)).split(
    '/',
  );
  const [, number = '0', unit = ''] = /([\d.]+)\s*([KMG])iB/.exec(used) ?? [];
  const factor = { K: 1 / 1024, M: 1, G: 1024 }[unit] ?? 1;
  return Math.round(Number(number) * factor * 1.048576);
}
