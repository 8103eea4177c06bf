/** The administrator, as the endpoint knows it once its signature is verified. */
export const ROOT = {
  kind: 'root',
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:root',
  accessKeyId: 'test',
} as const;

/** A function with its role. */
export const ROLE = {
  ...ROOT,
  kind: 'role',
  roleArn: 'arn:aws:iam::000000000000:role/Function',
} as const;
