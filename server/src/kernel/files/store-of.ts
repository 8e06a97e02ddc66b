import { join } from "node:path";
import type { Config } from "../config.ts";
import { folderStore } from "./folder-store.ts";
import { s3Store } from "./s3-store.ts";
import type { FileStore } from "./store.ts";

/** What files are kept in: a bucket if the settings name one, else a folder in DATA_DIR. */
export function storeOf(config: Config): FileStore {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = config;
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret } = config;
  if (endpoint && bucket && key && secret) return s3Store({ endpoint, bucket, region, key, secret });
  return folderStore(join(config.DATA_DIR, "files", "kept"));
}

/** The local folder of what is still arriving; on the same disk as the kept ones, which are moved from it. */
export function arrivalsOf({ DATA_DIR }: Pick<Config, "DATA_DIR">): string {
  return join(DATA_DIR, "files", "arriving");
}
