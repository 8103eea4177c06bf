import type { QuestionGroup } from '../questions.ts';
import { atOnce } from './at-once.ts';

/** More are not asked again: a person works from the top. */
const MAX_ASKED = 60;
const AT_ONCE = 4;

/** Adds to the first groups what the bot replies to them now: somebody may have answered them since. */
export async function withReplies(
  groups: readonly QuestionGroup[],
  reply: (question: string) => Promise<NonNullable<QuestionGroup['repliedNow']>>,
): Promise<readonly QuestionGroup[]> {
  const asked = await atOnce(groups.slice(0, MAX_ASKED), AT_ONCE, async (group) => ({
    ...group,
    repliedNow: await reply(group.question),
  }));
  return [...asked, ...groups.slice(MAX_ASKED)];
}
