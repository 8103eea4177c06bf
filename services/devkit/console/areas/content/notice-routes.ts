import type { FastifyPluginAsync } from 'fastify';
import {
  clearNotice,
  type NoticeForm,
  readNotice,
  saveNotice,
} from '../../../content/notice/staff-notice.ts';
import { membersOf, requiredTextIn, seenVersion, textIn } from '../read-input.ts';
import type { FindContent } from './find-content.ts';

/** Creates the routes of the notice line. */
export function noticeRoutes(deps: FindContent): FastifyPluginAsync {
  return async (api) => {
    api.get('/notice', async () => readNotice(deps()));
    api.put('/notice', async ({ body }) => {
      await saveNotice(deps(), noticeIn(body), seenVersion(membersOf(body)));
      return readNotice(deps());
    });
    api.delete<{ Querystring: { version?: unknown } }>('/notice', async ({ query }) => {
      await clearNotice(deps(), requiredTextIn(query, 'version', 200));
      return readNotice(deps());
    });
  };
}

function noticeIn(body: unknown): NoticeForm {
  const members = membersOf(body);
  return {
    text: textIn(members, 'text', 2_000),
    link: textIn(members, 'link', 2_000),
    from: textIn(members, 'from', 40),
    until: textIn(members, 'until', 40),
  };
}
