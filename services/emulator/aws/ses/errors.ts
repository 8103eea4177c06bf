import { AwsError } from '../errors.ts';

/** https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html */
export function invalidParameterValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}

/** The error for unverified addresses, with the message of AWS. */
export function identitiesNotVerified(region: string, identities: readonly string[]): AwsError {
  return new AwsError(
    'MessageRejected',
    400,
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${identities.join(', ')}`,
    { detail: 'support-bot: verify the address or its domain first (VerifyEmailIdentity).' },
  );
}

export function configurationSetDoesNotExist(name: string): AwsError {
  return new AwsError(
    'ConfigurationSetDoesNotExist',
    400,
    `Configuration set <${name}> does not exist.`,
    { members: { ConfigurationSetName: name } },
  );
}
