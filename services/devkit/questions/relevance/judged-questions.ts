import { readFile } from 'node:fs/promises';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

/** A question with the sections that answer it, or none if it must be refused. */
export interface JudgedQuestion {
  readonly id: string;
  readonly question: string;
  /** `<key>#<anchor, page or seconds>`; the key may be without `documents/`. */
  readonly answers: readonly string[];
}

/** Reads judged questions, one JSON object per line. */
export async function readJudged(file: string): Promise<JudgedQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const { id, question, answers, refuse } = JSON.parse(line) as JudgedQuestion & {
      readonly refuse?: boolean;
    };
    return { id, question, answers: refuse ? [] : (answers ?? []) };
  });
}

/** Whether a passage is one of the sections that answer: of a video, the passage in which the second is. */
export function isRight(
  { key, place }: Passage,
  answers: readonly string[],
  all: readonly Passage[],
): boolean {
  return answers.some((answer) => {
    const [document = '', where = ''] = answer.split('#');
    if (key !== document && key !== `documents/${document}`) return false;
    if ('anchor' in place) return place.anchor === where;
    if ('page' in place) return String(place.page) === where;
    return place.startSeconds === startOf(Number(where), key, all);
  });
}

/** The start of the passage of a video in which a second is. */
function startOf(second: number, key: string, all: readonly Passage[]): number | undefined {
  return all
    .flatMap((passage) =>
      passage.key === key && 'startSeconds' in passage.place ? [passage.place.startSeconds] : [],
    )
    .filter((start) => start <= second + 0.5)
    .sort((a, b) => b - a)[0];
}
