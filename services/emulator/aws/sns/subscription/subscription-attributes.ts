import { NotImplementedError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import { parseFilterPolicy } from '../filter-policy/parse-filter-policy.ts';

/** Throws InvalidParameter if the value is not valid, NotImplemented if the attribute has no effect here. */
export function assertSubscriptionAttribute(name: string, value: string): void {
  switch (name) {
    case 'RawMessageDelivery':
      if (value === 'true' || value === 'false') return;
      throw invalidParameter(
        'Attributes Reason: RawMessageDelivery: Invalid value [must be true or false]',
      );
    case 'FilterPolicy':
      // An empty value removes the policy.
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
