import type { AboutConsole } from '../../../console-area.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { counted } from '../../wording/numbers.ts';
import { DescriptionForm } from './description-form.tsx';
import type { ShownDocument } from './document-shapes.ts';
import { sizeText } from './file-problem.ts';
import { inChat } from './in-chat.ts';
import { RemovePart } from './remove-part.tsx';
import { ReplacePart } from './replace-part.tsx';
import { SectionPart } from './section-part.tsx';
import { StateBadge } from './state-badge.tsx';
import { TextPart } from './text-part.tsx';
import { Unplaced } from './unplaced.tsx';
import { VideoPart } from './video-part.tsx';

/** A document: its state, its description, its passages, and the other ways to ask for them. */
export function DocumentPage({ docId }: { readonly docId: string }) {
  const loaded = useApi<ShownDocument>(`/documents/${encodeURIComponent(docId)}`);
  const about = useApi<AboutConsole>('/about');
  return (
    <>
      <p class="back">
        <a href="/console/documents">All documents</a>
      </p>
      <LoadedPart of={loaded} what="the document">
        {(shown) => <Shown shown={shown} chatUrl={about.data?.chatUrl} onChanged={loaded.reload} />}
      </LoadedPart>
    </>
  );
}

interface ShownProps {
  readonly shown: ShownDocument;
  readonly chatUrl: string | undefined;
  readonly onChanged: () => void;
}

function Shown({ shown, chatUrl, onChanged }: ShownProps) {
  const { key, entry, isDocument, isVideo, sections, unplaced, description } = shown;
  return (
    <>
      <PageHead
        title={description.title || entry?.title || key.replace(/^documents\//, '')}
        about={key}
        actions={chatUrl && isDocument && <ChatLink chatUrl={chatUrl} href={shown.href} />}
      />
      <Facts shown={shown} />
      {isDocument && <DescriptionForm shown={shown} onChanged={onChanged} />}
      {shown.isEditable && <TextPart shown={shown} onSaved={onChanged} />}
      <section class="panel" aria-labelledby="file-head">
        <h2 id="file-head">The file</h2>
        <p>
          <a class="button" href={`/console/api/documents/${shown.docId}/file`} download>
            Download
          </a>
        </p>
        {isDocument && <ReplacePart shown={shown} onDone={onChanged} />}
        <RemovePart shown={shown} onChanged={onChanged} />
      </section>
      {isVideo && <VideoPart shown={shown} onChanged={onChanged} />}
      {isDocument && (
        <>
          <h2>Passages and other ways to ask</h2>
          <p class="muted">
            Readers rarely use the words of a page. Write their questions below a passage: they are
            searched and compared with what is asked, and never shown to readers.
          </p>
          {sections.length === 0 && <p class="empty">There is no passage of it in the index.</p>}
          {sections.map((section) => (
            <SectionPart
              key={section.id}
              docId={shown.docId}
              section={section}
              chatUrl={chatUrl}
              onChanged={onChanged}
            />
          ))}
          <Unplaced docId={shown.docId} lines={unplaced} onChanged={onChanged} />
        </>
      )}
    </>
  );
}

function ChatLink({ chatUrl, href }: { readonly chatUrl: string; readonly href: string }) {
  return (
    <a class="button" href={inChat(chatUrl, href)} target="_blank" rel="noopener">
      As the chat shows it
    </a>
  );
}

function Facts({
  shown: { state, entry, saved, size, isVideo, description },
}: {
  readonly shown: ShownDocument;
}) {
  return (
    <section class="panel" aria-label="State">
      <dl>
        <dt>State</dt>
        <dd>
          <StateBadge state={state} />
          {entry?.passages !== undefined && ` ${counted(entry.passages, 'passage')}`}
        </dd>
        {entry?.reason && (
          <>
            <dt>What is wrong</dt>
            <dd>{entry.reason}</dd>
            <dt>What to do</dt>
            <dd>{entry.remedy}</dd>
          </>
        )}
        {description.expires !== '' && (
          <>
            <dt>Valid until</dt>
            <dd>
              <time>{description.expires}</time>
            </dd>
          </>
        )}
        <dt>Changed</dt>
        <dd>
          <Moment at={saved} />
        </dd>
        {entry && (
          <>
            <dt>Read</dt>
            <dd>
              <Moment at={entry.at} />
            </dd>
          </>
        )}
        <dt>Size</dt>
        <dd>
          {sizeText(size)}
          {isVideo && ', without its captions'}
        </dd>
      </dl>
    </section>
  );
}
