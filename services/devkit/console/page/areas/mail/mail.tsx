import { useRoute } from 'preact-iso';
import { MailDetails } from './mail-details.tsx';
import { MailList } from './mail-list.tsx';

/** The mail box of the local AWS, or the mail that the address names. */
export function MailPage() {
  const { below: id = '' } = useRoute().params;
  return id === '' ? <MailList /> : <MailDetails id={id} />;
}
