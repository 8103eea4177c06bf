import { NotImplementedError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import { parseFilterPolicy } from '../filter-policy/parse-filter-policy.ts';

/** Throws InvalidParameter for a bad value, and NotImplemented for an attribute that would do nothing here. */
export function assertSubscriptionAttribute(name: string, value: string): void {
  switch (name) {
    case 'RawMessageDelivery':
      if (value === 'true' || value === 'false') return;
      throw invalidParameter(
        'Attributes Reason: RawMessageDelivery: Invalid value [must be true or false]',
      );
    case 'FilterPolicy':
      // An empty text takes the policy away.
      if (value !== '') parseFilterPolicy(value);
      return;
    case 'FilterPolicyScope':
      if (value === 'MessageAttributes') return;
      if (value === 'MessageBody') {
        throw new NotImplementedError('The SNS FilterPolicyScope MessageBody');
      }
      throw invalidParameter(
        'FilterPolicyScope: Invalid value [must be MessageBody or MessageAttributes]',
      );
    default:
      throw new NotImplementedError(`The SNS subscription attribute ${name}`);
  }
}
