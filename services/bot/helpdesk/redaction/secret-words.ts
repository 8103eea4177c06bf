import { wordSet } from './words.ts';

// Without accents, because folded texts have none. English, French, Spanish, German, Portuguese.

/** Names of secrets whose value may be any word. Two-word names are joined. */
export const SECRET_NAMES = wordSet(`
  password passwords passwd passwrd pwd pw passcode passphrase passkey pin otp totp cvv cvc cvv2 pincode puk passwort
  kennwort geheimzahl losungswort mdp motdepasse codesecret contrasena contrasenas clavesecreta senha senhas
  palavrapasse palavrachave parola wachtwoord`);
/** Names that are also ordinary words. Their values must look like secrets. */
export const WEAK_NAMES = wordSet('pass secret secrets clave palavra parole');
/** Words that make two-word names of the words before them: "pass word", "pin code", "palavra passe". */
export const NAME_ENDINGS = new Map([
  ['pass', wordSet('word words code phrase key wort')],
  ['pin', wordSet('code codes number nummer')],
  ['mot', wordSet('depasse')],
  ['code', wordSet('secret')],
  ['clave', wordSet('secreta')],
  ['palavra', wordSet('passe chave')],
]);
/** Names of a sent code. */
export const CODE_NAMES = wordSet('code codes codigo kode');
/** Codes that anyone may know: "error code", "course code". */
export const PUBLIC_CODES = wordSet(`
  error errors course postal post zip area status exit source country class section discount promo coupon response
  http qr bar fault stop product order dress color colour reason result subject room building department program
  programme dial language currency airport swift fehler postleit morse unit html python java`);
/** Codes that open something, even four digits without "is": "door code 5521". */
export const SECRET_CODES = wordSet(`
  door lock entry access alarm gate security verification sms otp login duo mfa 2fa recovery backup confirmation
  authentication auth unlock keypad safe locker`);
/** Names of long machine-made secrets, joined: "api key", "client_secret", "access token". */
export const KEY_NAME =
  /^(?:\w{0,40}?(?:api|wifi|wlan|wpa|wep|network|encryption|access|secret|private|auth|client|bearer|licen[cs]e|activation|recovery|refresh|session|security|deploy|webhook)(?:key|token|secret|keys|tokens)|token|secretkey|apitoken|recoverycode)$/;
/** Names of a pair: user name and password. */
export const PAIR_NAMES = wordSet(`
  login logins credentials credential creds signin logon loggedin identifiants zugangsdaten credenciales anmeldedaten
  credenciais`);

/** Words and signs that link the name of a secret to its value. */
export const CERTAIN_LINKS = wordSet(': = -> => == := is: was: are:');
export const LINKS = wordSet(
  `is was are be isn't ist war lautet heisst hiess est c'est etait es era sera e são sao reads equals remains ${[...CERTAIN_LINKS].join(' ')}`,
);
/** Words that may follow the name before the link: "my password for the course site is …". Nouns may not: "page". */
export const GAP_STARTS = wordSet(`
  for of to on at in with from that which i i'm we now currently still today again here there should must can will
  would could might also used pour de du des sur chez a au para del en von fur bei im am do da dos no na das nueva nuevo anterior actual nova atual antiga actuel nouveau neues altes`);
export const CHANGE_VERBS = wordSet(`
  changed change changing reset resetting set setting made make updated update switched switch renamed entered typed
  used using use tried try put chose choose picked`);
/** Verbs that need no object before "to", because it is before the verb. */
export const CHANGE_PARTICIPLES = wordSet(`
  change cambie cambiado cambiada cambio geandert gesetzt mudei alterei troquei remplace modifie`);
/** Words that refer to a password that was mentioned: "but now it's …". */
export const REFERENCES = wordSet("it it's its now then instead");
export const CHANGED_THINGS = wordSet('it that this them mine both everything');

/** After a link, these words start a complaint, never a value: "my password is not working". */
export const COMPLAINTS = wordSet(`
  not no never too being still now already always very so also just only longer shorter required needed necessary
  asked all case more less much most really quite somehow probably maybe perhaps currently sometimes often usually
  almost both either neither none what where when who why how there here less under over between about like unlike
  incorrect wrong invalid expired locked blocked weak reset apparently basically simply totally completely somewhere something anything nothing two three four five six eight
  ten twelve twenty
  nicht kein keine zu ne pas plus trop muy nao muito demasiado siempre toujours immer
  le la les el los das der die un une una um uma ein eine igual`);
/** These words are a complaint if the clause ends after them: "my password is wrong". */
export const STATES = wordSet(`
  wrong incorrect correct right invalid valid bad good weak strong old new lost gone locked blocked broken expired
  forgotten unknown fine ok okay different same short long out reset stuck blank empty slow fast unclear clear
  visible hidden sensitive insensitive mandatory optional public private safe secure insecure unsafe easy hard simple
  complex difficult complicated great useless useful missing absent available unavailable ready late early dead
  down up open shut set sent shown known seen kept held written built taken given found hacked stolen leaked
  compromised similar identical equal related unrelated unique common default temporary permanent current previous
  next last first second final important critical confidential personal mine yours ours theirs his hers
  readable legible illegible grey gray greyed red green bold case-sensitive off unset null undefined true false yes
  done over due overdue sync synced ambiguous annoying strange weird odd funny silly stupid ridiculous terrible
  awful horrible impossible possible inactive active disabled enabled unreadable obsolete outdated rejected refused
  oublie oubliee incorrecte errone erronee faux fausse expire expiree invalide refuse refusee bloque bloquee perdu
  perdue incorrecta incorrecto olvidada caducada invalida valida bloqueada falsch abgelaufen vergessen gesperrt
  ungultig weg kaputt errada incorreta expirou expirada esquecida perdida`);
/** Words that end a password of ordinary words. */
export const CLAUSE_STARTS = wordSet(`
  and but so because which or i it its can could please when while for on in at to if since then yet though however
  that this they you we he she my the an a with after before every everywhere again help by from into of as than
  until without within inside through during via only anymore
  et mais ou pour y pero o und aber oder weil e mas ainda porque car`);
export const ARTICLES = wordSet('my the a our mon la le mi mein meine minha a');
