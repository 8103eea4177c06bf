/** Temporary credentials, as STS issues them. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export interface Role {
  readonly roleName: string;
  /** `arn:aws:iam::000000000000:role/<name>` */
  readonly arn: string;
  readonly assumeRolePolicy: unknown;
  /** Policy documents by name, inline and managed. Not evaluated yet. */
  readonly policies: Readonly<Record<string, unknown>>;
}

/** The roles that templates declare, and sessions on them. */
export interface Roles {
  put(role: Role): void;
  get(roleName: string): Role | undefined;
  /** Opens a session of `seconds`, 3600 by default. Throws AccessDenied if there is no such role. */
  assume(roleArn: string, sessionName: string, seconds?: number): TemporaryCredentials;
}
