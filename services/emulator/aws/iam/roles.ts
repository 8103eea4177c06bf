/** Temporary credentials, as STS hands them out. */
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
  /** Policy documents by name: inline and managed. Kept for the evaluation that is to come. */
  readonly policies: Readonly<Record<string, unknown>>;
}

/** The roles that the templates declare, and the sessions that were opened on them. */
export interface Roles {
  put(role: Role): void;
  get(roleName: string): Role | undefined;
  /** Opens a session; throws AwsError AccessDenied where there is no such role. Seconds default to 3600. */
  assume(roleArn: string, sessionName: string, seconds?: number): TemporaryCredentials;
}
