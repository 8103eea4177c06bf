import { expectDivergences } from '../../contracts/divergences.ts';
import { describeS3 } from '../../contracts/s3.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

expectDivergences('s3.md', [
  {
    test: 'objects > are refused with more than 2 KB of metadata',
    why: 'LocalStack accepts metadata of any size',
    failure: /The call succeeded/,
  },
  ...[1, 2, 4].map((count) => ({
    test: `listing > gives every entry once in pages of ${count}`,
    why: 'LocalStack cannot continue after a key with non-ASCII letters',
    failure: /'ascii' codec can't decode/,
  })),
  {
    test: 'listing > encodes names where that is asked for',
    why: 'LocalStack writes a space in an encoded key as %20, not as +',
    failure: /d%20e%2Bf\.txt/,
  },
  {
    test: 'notifications to a queue > encode keys like a form',
    why: 'LocalStack writes a space in the key of an event as %20, not as +',
    failure: /documents\/reset%20my%2Bpassword/,
  },
  {
    test: 'notifications to a queue > are numbered in the order of the changes',
    why: 'every event of LocalStack has the same sequencer',
    failure: /expected false to be true/,
  },
]);

describeS3('LocalStack', throughLocalStack());
