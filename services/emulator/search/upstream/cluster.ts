/** A response takes milliseconds, but seconds on an overloaded machine. */
const TIMEOUT_MS = 5000;

/**
 * Returns the UUID that an OpenSearch cluster created with its data folder: if it changes, the indices are gone.
 * Rejects with an Error if the cluster does not respond or has not formed yet.
 */
export async function openSearchClusterId(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const { cluster_uuid: id } = (await response.json()) as { cluster_uuid?: string };
  if (!id || id === '_na_') throw new Error(`${url} has not formed a cluster yet`);
  return id;
}
