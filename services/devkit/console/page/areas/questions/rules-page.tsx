import { useState } from 'preact/hooks';
import type { Change } from '../../../../questions/change.ts';
import type { Rule, Rules } from '../../../../questions/questions.ts';
import { Badge } from '../../parts/badge.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { ChangePreview } from './change-preview.tsx';

/** What staff have decided about questions: what always or never answers them, and what words mean. Each can be taken back. */
export function RulesPage() {
  const rules = useApi<Rules>('/questions/rules');
  const [change, setChange] = useState<Change>();
  return (
    <>
      <PageHead
        title="What was decided"
        actions={
          <a class="button" href="/console/questions">
            All questions
          </a>
        }
      />
      {change ? (
        <ChangePreview
          change={change}
          questions={'question' in change ? [change.question] : []}
          onBack={() => setChange(undefined)}
          onSaved={rules.reload}
        />
      ) : (
        <LoadedPart of={rules} what="decisions">
          {(data) => <AllRules rules={data} onChange={setChange} />}
        </LoadedPart>
      )}
    </>
  );
}

interface AllRulesProps {
  readonly rules: Rules;
  readonly onChange: (change: Change) => void;
}

function AllRules({ rules, onChange }: AllRulesProps) {
  const { pins, blocks, synonyms, problems } = rules;
  return (
    <>
      {problems.map((problem) => (
        <p key={problem} class="problem">
          {problem}
        </p>
      ))}
      <p class="hint">
        Sections that were taught other words, and pages that were written here, are under{' '}
        <a href="/console/documents">Documents</a>, where they can be changed back.
      </p>
      <h2>Always given</h2>
      <RuleTable label="Always given" kind="pin" rules={pins} onChange={onChange} />
      <h2>Never given</h2>
      <RuleTable label="Never given" kind="block" rules={blocks} onChange={onChange} />
      <h2>Words</h2>
      <DataTable
        label="Words"
        rows={synonyms}
        keyOf={({ says, means }) => `${says} ${means}`}
        empty="No word is read as another."
        columns={[
          { head: 'People say', cell: ({ says }) => says.join(', ') },
          { head: 'The pages say', cell: ({ means }) => means },
          {
            head: 'Change',
            cell: ({ says, means }) => (
              <button
                type="button"
                onClick={() => onChange({ kind: 'synonym', says, means, undo: true })}
              >
                Take back<span class="visually-hidden"> {means}</span>
              </button>
            ),
          },
        ]}
      />
    </>
  );
}

interface RuleTableProps {
  readonly label: string;
  readonly kind: 'pin' | 'block';
  readonly rules: readonly Rule[];
  readonly onChange: (change: Change) => void;
}

function RuleTable({ label, kind, rules, onChange }: RuleTableProps) {
  const columns: readonly Column<Rule>[] = [
    { head: 'Question', cell: ({ question }) => question },
    {
      head: 'Section',
      cell: ({ section }) => section ?? <Badge tone="bad">the section is gone</Badge>,
    },
    {
      head: 'Change',
      cell: ({ question, passageId }) => (
        <button type="button" onClick={() => onChange({ kind, question, passageId, undo: true })}>
          Take back<span class="visually-hidden"> “{question}”</span>
        </button>
      ),
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rules}
      keyOf={({ question, passageId }) => `${question} ${passageId}`}
      empty="Nothing."
    />
  );
}
