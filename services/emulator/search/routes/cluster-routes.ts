import type { StoredIndex } from '../store/stored-index.ts';
import {
  isSet,
  ok,
  param,
  type Route,
  type SearchCall,
  type SearchDeps,
  targetIndices,
} from './route.ts';

/** The version that is emulated. */
const VERSION = '2.19.4';

function info() {
  return ok({
    name: 'support-bot',
    cluster_name: 'support-bot',
    cluster_uuid: 'support-bot',
    version: {
      distribution: 'opensearch',
      number: VERSION,
      build_type: 'support-bot-embedded',
      lucene_version: '9.12.3',
      minimum_wire_compatibility_version: '7.10.0',
      minimum_index_compatibility_version: '7.0.0',
    },
    tagline:
      'The embedded OpenSearch subset of support-bot; docs/compatibility/search.md says what it does',
  });
}

function health(deps: SearchDeps, call: SearchCall) {
  const shards = targetIndices(deps, call).length;
  return ok({
    cluster_name: 'support-bot',
    status: 'green',
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    discovered_master: true,
    discovered_cluster_manager: true,
    active_primary_shards: shards,
    active_shards: shards,
    relocating_shards: 0,
    initializing_shards: 0,
    unassigned_shards: 0,
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: 100,
  });
}

function row(stored: StoredIndex) {
  return {
    health: 'green',
    status: 'open',
    index: stored.name,
    uuid: stored.uuid,
    pri: stored.settings.kept.number_of_shards ?? '1',
    rep: stored.settings.kept.number_of_replicas ?? '1',
    'docs.count': String(stored.index.count),
  };
}

function catIndices(deps: SearchDeps, call: SearchCall) {
  const rows = targetIndices(deps, call).map(row);
  if (call.query.get('format') === 'json') return ok(rows);
  const header = isSet(call, 'v') ? [Object.keys(rows[0] ?? row0).join(' ')] : [];
  return ok(
    [...header, ...rows.map((one) => Object.values(one).join(' '))]
      .map((line) => `${line}\n`)
      .join(''),
  );
}

const row0 = { health: '', status: '', index: '', uuid: '', pri: '', rep: '', 'docs.count': '' };

export const clusterRoutes: readonly Route[] = [
  { methods: ['GET', 'HEAD'], path: '/', parameters: [], handle: info },
  {
    methods: ['GET'],
    path: '/_cluster/health',
    parameters: ['wait_for_status', 'timeout'],
    handle: health,
  },
  {
    methods: ['GET'],
    path: '/_cluster/health/:index',
    parameters: ['wait_for_status', 'timeout'],
    handle: health,
  },
  { methods: ['GET'], path: '/_cat/indices', parameters: ['format', 'v'], handle: catIndices },
  {
    methods: ['GET'],
    path: '/_cat/indices/:index',
    parameters: ['format', 'v'],
    handle: catIndices,
  },
];

/** Returns the index name in a path. */
export function indexOf(call: SearchCall): string {
  return param(call, 'index');
}
