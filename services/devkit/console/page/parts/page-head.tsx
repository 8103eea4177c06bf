/// <reference lib="dom" />
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageHeadProps {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly about?: ComponentChildren;
  /** Buttons and links that belong to the whole page. */
  readonly actions?: ComponentChildren;
}

/** The head of a page. It takes the focus when the page is opened, so that a screen reader says where one is. */
export function PageHead({ title, about, actions }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Support console`;
    heading.current?.focus();
  }, [title]);
  return (
    <header class="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {about && <p class="about">{about}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </header>
  );
}
