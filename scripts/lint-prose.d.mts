export interface DroppedWord {
  readonly word: string;
  readonly instead: string;
  readonly isNameOnly: boolean;
  readonly pattern: RegExp;
}

export function droppedWords(guide: string): DroppedWord[];
export function proseOf(path: string, text: string): { line: number; text: string }[];
export function problemsOf(path: string, text: string, dropped: readonly DroppedWord[]): string[];
