/// <reference lib="dom" />
import { useRef } from 'preact/hooks';

export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

interface TextEditorProps {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly TextProblem[];
  readonly isChecking: boolean;
  readonly onChange: (text: string) => void;
}

/** A text with line numbers, and its problems: each leads to its line. */
export function TextEditor({ label, text, problems, isChecking, onChange }: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const wrong = new Set(problems.map(({ line }) => line));
  const scroll = () => {
    if (gutter.current && area.current) gutter.current.scrollTop = area.current.scrollTop;
  };
  return (
    <>
      <label class="editor-label" for="editor">
        {label}
      </label>
      <div class="editor">
        <div class="gutter" ref={gutter} aria-hidden="true">
          {text.split('\n').map((_, at) => (
            <span key={at} class={wrong.has(at + 1) ? 'line wrong' : 'line'}>
              {at + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          id="editor"
          wrap="off"
          spellcheck={false}
          autocapitalize="off"
          aria-describedby="editor-problems"
          aria-invalid={problems.length > 0}
          value={text}
          onScroll={scroll}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </div>
      <div id="editor-problems" role="status">
        {problems.length === 0 && (
          <p class="muted">{isChecking ? 'Checking …' : 'Nothing wrong.'}</p>
        )}
        {problems.length > 0 && (
          <ul class="problems">
            {problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => area.current && goToLine(area.current, line)}
                >
                  Line {line}
                </button>{' '}
                {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** Selects a line, and brings it into the middle. */
function goToLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = area.scrollHeight / Math.max(1, lines.length);
  area.scrollTop = Math.max(0, height * (line - 1) - area.clientHeight / 2);
}
