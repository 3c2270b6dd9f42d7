export interface LokiPlace {
  readonly data: string;
  readonly ports: Readonly<Record<'http' | 'grpc', number>>;
  readonly limits: Readonly<Record<string, unknown>>;
}

/** The configuration a test's Loki runs on. Limits on queries stay at their defaults: users meet them too. */
export function lokiConfig({ data, ports, limits }: LokiPlace): Record<string, unknown> {
  return {
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: ports.http,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: ports.grpc,
      grpc_server_max_recv_msg_size: 64 << 20,
      grpc_server_max_send_msg_size: 64 << 20,
      log_level: 'warn',
    },
    common: {
      instance_addr: '127.0.0.1',
      path_prefix: data,
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' }, instance_addr: '127.0.0.1' },
      storage: { filesystem: { chunks_directory: `${data}/chunks`, rules_directory: `${data}/rules` } },
    },
    schema_config: {
      configs: [
        {
          from: '2020-01-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    ingester: {
      lifecycler: { min_ready_duration: '0s', join_after: '0s', final_sleep: '0s' },
      // Lines older than half of this, seen from the newest of their stream, would be refused.
      max_chunk_age: '8760h',
      chunk_idle_period: '8760h',
    },
    // Named, not looked up in a ring: ready after half a second, not after ten.
    frontend: { scheduler_address: `127.0.0.1:${ports.grpc}` },
    frontend_worker: { scheduler_address: `127.0.0.1:${ports.grpc}` },
    querier: { query_ingesters_within: '0s' },
    query_range: { cache_results: false, cache_instant_metric_results: false },
    limits_config: {
      allow_structured_metadata: true,
      reject_old_samples: false,
      creation_grace_period: '8760h',
      ingestion_rate_mb: 1024,
      ingestion_burst_size_mb: 1024,
      per_stream_rate_limit: '1GB',
      per_stream_rate_limit_burst: '1GB',
      // A fleet's day in seconds is more than 1.5 MB/s: Loki would split its stream, and in a split stream it
      // keeps both of two equal events.
      shard_streams: { enabled: false },
      ...limits,
    },
  };
}
