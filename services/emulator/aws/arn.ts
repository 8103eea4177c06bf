/** The parts of `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the fifth colon: a queue's name, `function:<name>`, `role/<name>`. */
  readonly resource: string;
}

/** Splits an ARN into its parts; a missing part is empty. */
export function parseArn(arn: string): Arn {
  const [, , service = '', region = '', accountId = '', ...resource] = arn.split(':');
  return { service, region, accountId, resource: resource.join(':') };
}
