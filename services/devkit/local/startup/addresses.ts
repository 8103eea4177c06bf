import { Deferred } from '../deferred.ts';
import type { Addresses } from './outputs.ts';

/** The addresses of the three ports, each known once its port is open. */
export class BoundAddresses {
  readonly aws = new Deferred<string>('The address of the AWS endpoint');
  readonly search = new Deferred<string>('The address of the search endpoint');
  readonly web = new Deferred<string>('The address of the chat');

  /** Returns the addresses as they are written to `outputs.json`. */
  toOutputs(): Addresses {
    return { AwsUrl: this.aws.value, SearchUrl: this.search.value, WebUrl: this.web.value };
  }
}
