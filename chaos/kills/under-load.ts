import { uploadDocuments } from '../workloads/documents.ts';
import { type Load, repeatedly } from '../workloads/load.ts';
import { sendMails } from '../workloads/mails.ts';
import { consumeMessages, publishNotices, sendMessages } from '../workloads/messages.ts';
import { writeObjects } from '../workloads/objects.ts';

const NEW_CHATS = 2;
const MOST_CHATS = 6;

/** Runs all workloads until `kill` has resolved; they see the kill as clients do. */
export async function underLoad(
  parts: Omit<Load, 'isOver'>,
  kill: () => Promise<void>,
): Promise<void> {
  let isOver = false;
  const load = { ...parts, isOver: () => isOver };
  const work = Promise.allSettled([
    writeObjects(load, 'a'),
    writeObjects(load, 'b'),
    sendMessages(load),
    consumeMessages(load),
    publishNotices(load),
    uploadDocuments(load),
    sendMails(load),
    ...fileTickets(load),
  ]);
  await kill();
  isOver = true;
  await work;
}

/** Chats that an earlier kill left open go on; a few new ones begin. */
function fileTickets(load: Load): Promise<void>[] {
  const { chats, at } = load;
  const open = chats.open.slice(0, MOST_CHATS);
  const going = open.map((client) =>
    repeatedly(load, async () => {
      if (!chats.open.includes(client)) return pauseBriefly();
      const status = await chats.next(at.web, client);
      if (status !== 200) await pauseBriefly();
    }),
  );
  const starting = Array.from({ length: chats.mayFileMore ? NEW_CHATS : 0 }, () =>
    repeatedly(load, async () => {
      if (!chats.mayFileMore) return pauseBriefly();
      const client = await chats.start(at.web);
      while (!load.isOver() && chats.open.includes(client)) await chats.next(at.web, client);
    }),
  );
  return [...going, ...starting];
}

const pauseBriefly = () => new Promise<void>((resolve) => setTimeout(resolve, 200));
