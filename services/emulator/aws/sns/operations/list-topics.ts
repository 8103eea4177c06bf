import type { ListTopicsInput, ListTopicsResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { pageOf } from '../list-page.ts';

/** SNS ListTopics, in pages of 100. */
export async function listTopics(
  { store }: Pick<SnsDeps, 'store'>,
  { NextToken }: ListTopicsInput,
): Promise<ListTopicsResponse> {
  const { page, next } = pageOf(store.topics(), NextToken);
  return { Topics: page.map(({ arn }) => ({ TopicArn: arn })), ...next };
}
