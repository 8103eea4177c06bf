/** The answer takes milliseconds; a machine at its limit may need seconds for it. */
const TIMEOUT_MS = 5000;

/**
 * The id that an OpenSearch cluster gave itself when its data folder was new: another one means that its indices are gone.
 * Rejects while it doesn't answer, or hasn't formed yet.
 */
export async function openSearchClusterId(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const { cluster_uuid: id } = (await response.json()) as { cluster_uuid?: string };
  if (!id || id === '_na_') throw new Error(`${url} has not formed a cluster yet`);
  return id;
}
