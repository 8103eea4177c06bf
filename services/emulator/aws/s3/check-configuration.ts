import type { CORSConfiguration } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import { invalidArgument, malformedXml } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Throws MalformedPolicy if a bucket policy is not a JSON object with a statement, of at most 20 KB. */
export function checkPolicy(policy: string): void {
  const tooLong = Buffer.byteLength(policy) > LIMITS.policyBytes;
  if (tooLong || !isPolicyDocument(policy)) {
    throw new AwsError('MalformedPolicy', 400, 'This policy contains invalid Json', {
      detail: 'support-bot: expected a JSON object with a Statement, of at most 20 KB.',
    });
  }
}

function isPolicyDocument(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && 'Statement' in document;
  } catch {
    return false;
  }
}

/**
 * Checks CORS rules. Throws MalformedXML if a rule is incomplete, InvalidRequest for an unsupported method,
 * InvalidArgument for an origin with more than one wildcard.
 */
export function checkCors({ CORSRules: rules = [] }: CORSConfiguration): void {
  if (rules.length === 0 || rules.length > 100) throw malformedXml('1 to 100 CORS rules.');
  for (const { AllowedMethods: methods, AllowedOrigins: origins } of rules) {
    if (!origins?.length || !methods?.length) throw malformedXml('a rule has origins and methods.');
    const unknown = methods.find(
      (method) => !['GET', 'PUT', 'POST', 'DELETE', 'HEAD'].includes(method),
    );
    if (unknown) {
      throw new AwsError(
        'InvalidRequest',
        400,
        `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
      );
    }
    if (origins.some((origin) => origin.split('*').length > 2)) {
      throw invalidArgument('AllowedOrigin can not have more than one wildcard.');
    }
  }
}
