import { expectDivergences } from '../../contracts/divergences.ts';
import { describeSes } from '../../contracts/ses.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

expectDivergences('ses.md', [
  {
    test: 'identities > are listed page by page',
    why: 'LocalStack returns all identities in one page',
    failure: /expected false to be true/,
  },
  {
    test: 'identities > of domains keep their token',
    why: 'LocalStack creates a new token for each request',
    failure: /to be '[^']+' \/\/ Object.is equality/,
  },
  {
    test: 'identities > that there are not are left out',
    why: 'LocalStack describes identities that do not exist',
    failure: /"nobody@example.edu": \{/,
  },
  {
    test: 'identities > let any address of its subdomains send',
    why: 'LocalStack does not apply a domain to its subdomains',
    failure: /Did not have authority to send from email/,
  },
  {
    test: 'identities > let an address send with a label and in capitals',
    why: 'LocalStack compares addresses character by character',
    failure: /Did not have authority to send from email/,
  },
  {
    test: 'sending > writes the Message-ID and the Date of a raw mail itself',
    why: 'LocalStack does not change the header of a raw mail',
    failure: /<mine@example.edu>/,
  },
  {
    test: 'sending > takes the hidden recipients out of a raw mail, and sends to them',
    why: 'LocalStack does not change the header of a raw mail',
    failure: /hidden@example.edu/,
  },
  {
    test: 'sending > sends a raw mail to Destinations alone where they are given',
    why: 'LocalStack does not store the Destinations of a raw mail',
    failure: /expected \[ 'team@example.edu' \] to strictly equal \[ 'only@example.edu' \]/,
  },
  {
    test: 'sending > composes a mail that names whom to answer, and no hidden recipient',
    why: 'LocalStack does not store the Reply-To addresses',
    failure: /expected \[\] to strictly equal \[ 'help@example.edu' \]/,
  },
  ...['without From', 'with two From fields'].map((what) => ({
    test: `sending > is refused ${what}`,
    why: 'LocalStack checks the sender before the header fields',
    failure: /"name": "MessageRejected"/,
  })),
  {
    test: 'sending > is refused to nobody',
    why: 'LocalStack sends a raw mail without recipients',
    failure: /The call succeeded/,
  },
  {
    test: 'sending > is refused by a configuration set that does not exist',
    why: 'LocalStack does not check configuration sets',
    failure: /The call succeeded/,
  },
]);

describeSes('LocalStack', throughLocalStack());
