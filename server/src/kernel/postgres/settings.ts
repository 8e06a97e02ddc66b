import { createHash } from "node:crypto";
import { totalmem } from "node:os";

export type Settings = Record<string, string>;

/** The contents of throughline.conf: PostgreSQL for one small machine, and durable. */
export function settingsText(cluster: string, program: string, extra: Settings = {}): string {
  const settings = { ...standard(), cluster_name: clusterName(cluster), ...extra };
  const lines = Object.entries(settings).map(([name, value]) => `${checked(name)} = '${value.replaceAll("'", "''")}'`);
  return [
    `# Written at every start, for ${program}. Your own settings belong into postgresql.conf.`,
    ...lines,
    "",
  ].join("\n");
}

/** The contents of postgresql.conf, which belongs to the operator. */
export const operatorsSettings = `# What you set below the next line wins over throughline.conf.
include 'throughline.conf'
`;

/** A name that is the cluster's own; PostgreSQL shows it in the title of each of its processes. */
export function clusterName(cluster: string): string {
  return `throughline-${createHash("sha256").update(cluster).digest("hex").slice(0, 8)}`;
}

function standard(): Settings {
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    datestyle: "iso, mdy",
    default_text_search_config: "pg_catalog.english",
    lc_messages: "C",
    lc_monetary: "C",
    lc_numeric: "C",
    lc_time: "C",

    fsync: "on",
    synchronous_commit: "on",
    wal_compression: "on",
    min_wal_size: "128MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",

    shared_buffers: "128MB",
    effective_cache_size: `${Math.floor(totalmem() / 2 / 1024 ** 2)}MB`,
    work_mem: "8MB",
    maintenance_work_mem: "128MB",
    max_worker_processes: "4",
    max_parallel_workers: "2",
    max_parallel_workers_per_gather: "1",
    max_parallel_maintenance_workers: "1",
    max_logical_replication_workers: "0",
    autovacuum_max_workers: "2",
    io_workers: "2",
    jit: "off",
    random_page_cost: "1.1",
    track_io_timing: "off",

    log_line_prefix: "%m [%p] ",
    log_checkpoints: "off",
    // The details of an error repeat values of the row, and erasing a person must not leave them in a log file.
    log_error_verbosity: "terse",
  };
}

function checked(name: string): string {
  if (/^[a-z_]+(\.[a-z_]+)?$/.test(name)) return name;
  throw new Error(`"${name}" cannot be the name of a PostgreSQL setting.`);
}
