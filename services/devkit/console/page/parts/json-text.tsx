import { ScrolledText } from './scrolled-text.tsx';

interface JsonTextProps {
  /** JSON, or the text of some. */
  readonly value: unknown;
  readonly label: string;
}

/** JSON, set out over lines. */
export function JsonText({ value, label }: JsonTextProps) {
  const text = typeof value === 'string' ? laidOut(value) : JSON.stringify(value, null, 2);
  return <ScrolledText label={label}>{text}</ScrolledText>;
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
