import { useLocation } from 'preact-iso';
import './documents.css';
import { DocumentList } from './document-list.tsx';
import { DocumentPage } from './document-page.tsx';

/** The documents, or the one that the address names. */
export function DocumentsPage() {
  const { path } = useLocation();
  const [, docId] = /^\/console\/documents\/([\w-]{1,64})\/?$/.exec(path) ?? [];
  return docId === undefined ? <DocumentList /> : <DocumentPage key={docId} docId={docId} />;
}
