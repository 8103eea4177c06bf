import { describe } from 'vitest';
import { describeBuckets } from './s3-buckets.ts';
import { describeConditions } from './s3-conditions.ts';
import { describeCopies } from './s3-copies.ts';
import { describeListing } from './s3-listing.ts';
import { describeMultipart } from './s3-multipart.ts';
import { describeNotifications } from './s3-notifications.ts';
import { describeObjects } from './s3-objects.ts';
import { describePresignedUrls } from './s3-presigned.ts';
import { describeVersions } from './s3-versions.ts';
import type { ContractTarget } from './target.ts';

/** Describes the behavior of S3 for the stock client. `target` is called when the tests run. */
export function describeS3(name: string, target: () => ContractTarget): void {
  describe(`S3 on ${name}`, () => {
    describeBuckets(target);
    describeObjects(target);
    describeConditions(target);
    describeCopies(target);
    describeListing(target);
    describeMultipart(target);
    describeVersions(target);
    describePresignedUrls(target);
    describeNotifications(target);
  });
}
