import type { Change } from '../../../../questions/change.ts';

interface SectionChoicesProps {
  readonly sections: readonly Section[];
  readonly question: string;
  readonly onChange: (change: Change) => void;
  readonly empty: string;
}

interface Section {
  readonly passageId: string;
  readonly section: string;
  readonly place: string;
  /** The beginning of it. */
  readonly text?: string;
}

/** Sections, each with what can be decided about it for a question. */
export function SectionChoices({ sections, question, onChange, empty }: SectionChoicesProps) {
  if (sections.length === 0) return <p class="hint">{empty}</p>;
  return (
    <ul class="sections">
      {sections.map((section) => (
        <li key={section.passageId}>
          <p class="section">
            {section.section}
            <a class="hint" href={documentHref(section.passageId)}>
              {section.place}
            </a>
          </p>
          {section.text && <p class="excerpt">{section.text}</p>}
          <Decisions section={section} question={question} onChange={onChange} />
        </li>
      ))}
    </ul>
  );
}

/** An id of a passage begins with that of its document. */
const documentHref = (passageId: string): string =>
  `/console/documents/${encodeURIComponent(passageId.split(':')[0] ?? '')}`;

type DecisionsProps = Pick<SectionChoicesProps, 'question' | 'onChange'> & {
  readonly section: Section;
};

function Decisions({ section: { passageId, section }, question, onChange }: DecisionsProps) {
  const about = <span class="visually-hidden"> ({section})</span>;
  return (
    <div class="actions">
      <button
        type="button"
        class="primary"
        onClick={() => onChange({ kind: 'alsoAsked', passageId, lines: [question] })}
      >
        This answers it{about}
      </button>
      <button type="button" onClick={() => onChange({ kind: 'pin', question, passageId })}>
        Always give this{about}
      </button>
      <button type="button" onClick={() => onChange({ kind: 'block', question, passageId })}>
        Never give this{about}
      </button>
    </div>
  );
}
