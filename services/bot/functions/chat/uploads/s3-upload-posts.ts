import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { signedFields } from './post-policy.ts';
import type { AllowedUpload, UploadPost, UploadPosts } from './upload-posts.ts';

/** Enough for 10 MB over a slow line to begin: S3 looks at the policy when the upload starts. */
const POST_SECONDS = 300;

export interface PostDeps {
  /** Its endpoint is one that browsers can reach. */
  readonly linkClient: S3Client;
  readonly bucket: string;
  now(): Date;
}

/** Presigned POSTs to an S3 bucket. */
export class S3UploadPosts implements UploadPosts {
  readonly #deps: PostDeps;
  #url: Promise<URL> | undefined;

  constructor(deps: PostDeps) {
    this.#deps = deps;
  }

  async create(upload: AllowedUpload): Promise<UploadPost> {
    const { linkClient, bucket, now } = this.#deps;
    const signedAt = now();
    const expiresAt = new Date(signedAt.getTime() + POST_SECONDS * 1000);
    const [url, credentials, region] = await Promise.all([
      this.url(),
      linkClient.config.credentials(),
      linkClient.config.region(),
    ]);
    const scope = { bucket, region, credentials, now: signedAt, expiresAt };
    return {
      url: url.href,
      fields: signedFields(upload, scope),
      expiresAt: expiresAt.toISOString(),
    };
  }

  url(): Promise<URL> {
    this.#url ??= this.#bucketUrl().catch((error) => {
      this.#url = undefined;
      throw error;
    });
    return this.#url;
  }

  /** The client knows how its endpoint names the bucket: in the host, or in the path. */
  async #bucketUrl(): Promise<URL> {
    const { linkClient, bucket } = this.#deps;
    const signed = await getSignedUrl(linkClient, new HeadBucketCommand({ Bucket: bucket }));
    const { origin, pathname } = new URL(signed);
    return new URL(pathname, origin);
  }
}
