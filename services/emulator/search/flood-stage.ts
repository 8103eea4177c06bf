import { SearchError } from '../../../search-engine/errors.ts';

/**
 * The error for a write when the disk is nearly full.
 * @see https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/cluster-settings/ (flood_stage)
 */
export function blockedByFloodStage(): SearchError {
  return new SearchError(
    429,
    'cluster_block_exception',
    'blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];',
  );
}
