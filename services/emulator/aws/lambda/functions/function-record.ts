import type { Cors, FunctionUrlAuthType, LoggingConfig } from '@aws-sdk/client-lambda';
import type { PolicyStatement } from './policy-statement.ts';

/** A function as stored, one JSON file each. */
export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  readonly role: string;
  readonly handler: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly architectures: readonly ('arm64' | 'x86_64')[];
  readonly variables: Readonly<Record<string, string>>;
  readonly logging: LoggingConfig;
  /** The ARNs of its layers; none if undefined. */
  readonly layers?: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Base64 SHA-256 of the zip, as in AWS. */
  readonly codeSha256: string;
  readonly codeSize: number;
  /** ISO 8601. */
  readonly lastModified: string;
  readonly revisionId: string;
  readonly reservedConcurrency?: number;
  readonly policy: readonly PolicyStatement[];
  readonly url?: FunctionUrlRecord;
}

export interface FunctionUrlRecord {
  readonly authType: FunctionUrlAuthType;
  readonly cors?: Cors;
  /** ISO 8601. */
  readonly creationTime: string;
  readonly lastModifiedTime: string;
}
