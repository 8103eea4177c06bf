import type { GetIdentityVerificationAttributesResponse } from '@aws-sdk/client-ses';
import { type ResourceType, run } from '../resource-type.ts';

/** An address or a domain. Verifying it again changes nothing. */
export const sesEmailIdentity: ResourceType = {
  type: 'AWS::SES::EmailIdentity',
  attributes: [],

  async apply(request) {
    const identity = request.properties.text('EmailIdentity');
    if (identity.includes('@')) {
      await run(request, 'ses', 'VerifyEmailIdentity', { EmailAddress: identity });
    } else {
      await run(request, 'ses', 'VerifyDomainIdentity', { Domain: identity });
    }
    return { physicalId: identity, ref: identity, attributes: {} };
  },

  async refresh(resource, request) {
    const input = { Identities: [resource.physicalId] };
    const { VerificationAttributes = {} } = await run<GetIdentityVerificationAttributesResponse>(
      request,
      'ses',
      'GetIdentityVerificationAttributes',
      input,
    );
    return resource.physicalId in VerificationAttributes ? resource : undefined;
  },
};
