import { isEmailAddress } from '../email-address.ts';
import { wordSet } from './words.ts';

/** Devices, programs, protocols and parts of a course that have a number: "Windows11", "WPA2-Enterprise", "week3". */
const PRODUCT =
  /^(?:windows|win|office|microsoft|iphone|ipad|android|ios|macos|macbook|surface|chrome|firefox|edge|safari|outlook|galaxy|pixel|thinkpad|python|java|html|css|mp|sha|aes|md|utf|usb|wpa|tls|ssl|ssh|oauth|saml|mschap|ms-chap|peap|eap|ldap|ipv|ip|http|covid|rtx|level|step|version|room|exam|quiz|week|lab|chapter|unit|module|assignment|lecture|group|team|page|figure|table|day|year|grade|section|echo|gmail|hotmail|lync|excel|word|powerpoint|moodle|canvas|zoom|teams|eduroam|router|printer|port|line|raum|salle|aula|sala)(?:-|_|v)?\d+[a-z]{0,3}(?:[-./][\w.-]{1,30})?$/i;
/** Capitals within, no digits, and known to everybody. */
const BRANDS = wordSet(`
  onedrive powerpoint iphone ipad ipados ios macos macbook netlink youtube github gitlab lastpass keepass onepassword
  javascript typescript linkedin chatgpt openai airdrop facetime wifi paypal matlab latex postgresql mysql sqlite
  mongodb sharepoint onenote authenticator globalprotect anyconnect fortinet bigbluebutton webassign wechat whatsapp
  chromebook chromeos vscode eresources mylearning libreoffice icloud ebook isbn phd bsc msc dna dns vpn ok`);
const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|heic|mp[34]|mov|txt|csv|json|ya?ml|xml|zip|gz|tar|html?|php|aspx?|exe|msi|dmg|iso|pkg|py|ipynb|js|ts|java|cpp|rb|sh|ps1|bat|ini|cfg|conf|env|log|key|pem|crt|cer|ppk|tex|bib|kdbx)$/i;
/** The end of a Markdown link to a page: `password](reset-your-password.html#change)`. */
const LINKED_PAGE = /\]\([\w./-]{1,200}\.(?:html?|md|php|aspx?|pdf)(?:#[\w-]{0,80})?\)?$/i;
const HOST =
  /^(?:[a-z0-9-]{1,63}\.){1,6}(?:edu|ca|com|org|net|gov|info|io|dev|app|local|lan|de|fr|es|pt|br|mx|uk|us|cn|at|ch|eu|example)(?::\d{1,5})?(?:\/.*)?$/i;
const HEX_RUN = /^(?:#?0x[0-9a-f]+|[0-9a-f-]{12,}|(?:[0-9a-f]{2}[:-]){3,}[0-9a-f]{2})$/i;
const TICKET = /^(?:LTSI-[0-9A-Z]{10}|V00\d{6})$/i;
/** "CSC110", "KB5034441", "INC0094412", "RGPIN-2021-03877", "8.0x" */
const NUMBERED = /^#?[A-Z]{1,8}[-_#]?\d{2,}(?:[-_./]\w{1,12}){0,3}$/;
const NUMBER =
  /^[~<>$€£+#(]{0,2}[\d.,:/()-]+(?:[ap]m|h|hrs?|min|s|ms|kb|mb|gb|tb|mbps|gbps|hz|khz|mhz|ghz|p|fps|px|cm|mm|km|kg|st|nd|rd|th|x|%|d|cad|usd|eur|€|k)?$/i;
const MOMENT =
  /^(?:\d{4}-\d\d-\d\d[t_ ].*|\d{1,2}[-.]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|dec|ene|abr|ago)[a-z]{0,7}[-.]?\d{0,4})$/i;
const VERSION = /^v?\d{1,5}(?:\.\d{1,6}){1,4}(?:[-+]?[a-z]{1,5}\.?\d{0,3})?$/i;
/** "2-step", "16-digit", "3rd-party", "24/7" */
const COUNTED = /^\d{1,4}(?:st|nd|rd|th)?-[a-z]+(?:-[a-z]+)?$/i;
/** Variables, blanks and code: `${PASSWORD}`, `%USER%`, `<password>`, `****`, `input('x')`, `process.env.KEY`. */
const TEMPLATE =
  /^["']?(?:\$\{?[\w.(]|%\w{1,60}%|<[^<>]{0,60}>?|\{\{|[*•●∙.xX_#?-]{3,}(?![\w]))|^\$\(|^[\w.$]{1,60}(?:\(.*|\[.*|\{.*)$|^(?:process|os|env|self|this|config|settings|request|req|args)\./;
const PATH = /^(?:[a-z]:|[.~])?[\\/]|^\\\\|^[\w.-]{1,60}(?:\/[\w.-]{1,60}){2,}\/?$/i;

/** Names in programs: `execPre`, `newPassword`, `DOTENV_KEY`, `--lang=nl`, `_string_`. */
const IDENTIFIER =
  /^(?:[a-z]{1,20}(?:Password|Token|Secret|Key|Pass)[A-Za-z]{0,20}|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,5}|--?[a-z][a-z-]*(?:=.*)?|_{1,2}[a-z]+_{1,2})$/;

/** Whether a word without the punctuation around it can be read by anyone: an address, a device, a file, a number. */
export function isPublic(word: string): boolean {
  return (
    [
      PRODUCT,
      IDENTIFIER,
      FILE,
      LINKED_PAGE,
      HOST,
      HEX_RUN,
      TICKET,
      NUMBERED,
      NUMBER,
      MOMENT,
      VERSION,
      COUNTED,
      TEMPLATE,
      PATH,
    ].some((shape) => shape.test(word)) ||
    BRANDS.has(word.toLowerCase()) ||
    word.includes('://') ||
    /<\/|^<?[a-z][a-z\d]{0,9}>/i.test(word) ||
    word.startsWith('www.') ||
    isEmailAddress(word.replace(/^mailto:/, ''))
  );
}

/** Whether a word is a place for a secret rather than one: `<password>`, `$TOKEN`, `********`. */
export function isTemplate(word: string): boolean {
  return TEMPLATE.test(word);
}

export function isHex(word: string): boolean {
  return HEX_RUN.test(word);
}
