import { expectDivergences } from '../../contracts/divergences.ts';
import { describeSes } from '../../contracts/ses.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

expectDivergences('ses.md', [
  {
    test: 'identities > are listed page by page',
    why: 'LocalStack gives all identities in one page',
    failure: /expected false to be true/,
  },
  {
    test: 'identities > of domains keep their token',
    why: 'LocalStack makes a new token for every question',
    failure: /to be '[^']+' \/\/ Object.is equality/,
  },
  {
    test: 'identities > that there are not are left out',
    why: 'LocalStack describes identities that there are not',
    failure: /"nobody@example.edu": \{/,
  },
  {
    test: 'identities > let any address of its subdomains send',
    why: 'LocalStack does not know that a domain covers its subdomains',
    failure: /Did not have authority to send from email/,
  },
  {
    test: 'identities > let an address send with a label and in capitals',
    why: 'LocalStack compares addresses letter by letter',
    failure: /Did not have authority to send from email/,
  },
  {
    test: 'sending > writes the Message-ID and the Date of a raw mail itself',
    why: 'LocalStack leaves the head of a raw mail as it is',
    failure: /<mine@example.edu>/,
  },
  {
    test: 'sending > takes the hidden recipients out of a raw mail, and sends to them',
    why: 'LocalStack leaves the head of a raw mail as it is',
    failure: /hidden@example.edu/,
  },
  {
    test: 'sending > sends a raw mail to Destinations alone where they are given',
    why: 'LocalStack does not keep the Destinations of a raw mail',
    failure: /expected \[ 'team@example.edu' \] to strictly equal \[ 'only@example.edu' \]/,
  },
  {
    test: 'sending > composes a mail that names whom to answer, and no hidden recipient',
    why: 'LocalStack does not keep whom to answer',
    failure: /expected \[\] to strictly equal \[ 'help@example.edu' \]/,
  },
  ...['without From', 'with two From fields'].map((what) => ({
    test: `sending > is refused ${what}`,
    why: 'LocalStack looks for the sender before it looks at the fields',
    failure: /"name": "MessageRejected"/,
  })),
  {
    test: 'sending > is refused to nobody',
    why: 'LocalStack sends a raw mail to nobody',
    failure: /The call succeeded/,
  },
  {
    test: 'sending > is refused by a configuration set that does not exist',
    why: 'LocalStack does not look for configuration sets',
    failure: /The call succeeded/,
  },
]);

describeSes('LocalStack', throughLocalStack());
