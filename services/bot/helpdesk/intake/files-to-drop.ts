import { plainly } from './said.ts';

const TO_DROP =
  /^(?:(?:no|please|ok|okay|can you|could you|wait|actually)[, ]+){0,4}(?:remove|delete|drop|detach|take (?:out|off|away|back)|leave out|un-?attach|do(?:n't| not|nt) (?:send|attach|include))\s+(.{1,120})$/u;
const FILES =
  /^(?:all )?(?:of )?(?:the |my |those |these |that |this )?(?:attached )?(?:attachments?|files?|uploads?|pictures?|screenshots?|images?|photos?|pdf|document)(?: please| from the ticket| again)?$/u;
const WITHOUT =
  /^(?:send (?:it )?)?without (?:the |my |any )?(?:attachments?|files?|pictures?|screenshots?)$/u;

/** Whether words may take files back: which ones there are need not be known otherwise. */
export function takesFilesBack(text: string): boolean {
  const said = plainly(text);
  return WITHOUT.test(said) || TO_DROP.test(said);
}

/**
 * Returns the files that a client takes back: "remove the file" all of them, "remove log.txt" the one of that name. Empty if
 * something else was said.
 */
export function filesToDrop<File extends { readonly name: string }>(
  text: string,
  files: readonly File[],
): readonly File[] {
  const said = plainly(text);
  if (WITHOUT.test(said)) return files;
  const what = TO_DROP.exec(said)?.[1];
  if (what === undefined) return [];
  if (FILES.test(what)) return files;
  return files.filter(({ name }) => {
    const named = plainly(name);
    return what === named || what.endsWith(` ${named}`);
  });
}
