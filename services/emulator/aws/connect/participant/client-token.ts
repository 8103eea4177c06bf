import { validation } from '../errors.ts';

/** Returns a request's client token, if it has one. Throws AwsError 400 if it is longer than 500 characters. */
export function checkedClientToken({
  ClientToken: clientToken,
}: {
  ClientToken?: string | undefined;
}): {
  readonly clientToken?: string;
} {
  if (clientToken === undefined || clientToken === '') return {};
  if (clientToken.length <= 500) return { clientToken };
  throw validation(`ClientToken has ${clientToken.length} characters; at most 500 are allowed.`);
}
