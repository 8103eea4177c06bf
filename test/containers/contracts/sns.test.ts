import { expectDivergences } from '../../contracts/divergences.ts';
import { describeSns } from '../../contracts/sns.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

const unchecked = /instead of rejecting/;

expectDivergences('sns.md', [
  {
    test: 'subscriptions > of an address wait until they are confirmed',
    why: 'LocalStack returns the ARN of a subscription that is not confirmed',
    failure: /to be 'pending confirmation'/,
  },
  {
    test: 'subscriptions > by email to nobody are refused',
    why: 'LocalStack does not validate addresses',
    failure: unchecked,
  },
  {
    test: 'publishing > takes each entry of a batch that is in order',
    why: 'LocalStack does not check the subjects of a batch',
    failure: /expected \[ 'a', 'b' \] to strictly equal \[ 'a' \]/,
  },
  ...['a subject with a line break', 'a subject of 101 characters'].map((subject) => ({
    test: `publishing > refuses ${subject}`,
    why: 'LocalStack does not check subjects',
    failure: unchecked,
  })),
  {
    test: 'publishing > refuses an attribute that is no number',
    why: 'LocalStack does not check numbers',
    failure: unchecked,
  },
]);

describeSns('LocalStack', throughLocalStack());
