import type { Language } from './language.ts';

export const GERMAN: Language = {
  names: 'passwort passworter kennwort kennworter losungswort pass_wort passphrase',
  weakNames: 'zugang',
  pins: 'geheimzahl pin_nummer',
  keys: 'schlussel netzwerkschlussel wlanschlussel',
  codes: 'code kode',
  secretCodes: `bestatigung sicherheit zugangs tur`,
  users: `benutzer benutzername nutzer nutzername kennung konto raum kurs nummer rechner drucker auftrag
    matrikelnummer`,
  copulas: 'ist war lautet lautete heisst hiess sei bleibt',
  as: 'als',
  targets: 'auf zu in durch',
  attempts: `geandert gesetzt gewechselt andern tippe tippte eingegeben eingebe gebe benutze nutze nehme probiere
    probiert versuche verwende`,
  trouble: 'anmelden anmeldung einloggen login gesperrt falsch konto passwort kennwort rein',
  grammar: `und aber oder weil obwohl denn dass wenn als ob wo wie was wer wann warum welches nicht nie kein keine noch
    schon auch immer wieder gerade leider nur sehr seit ab bei von vom zu zum zur im in am an auf aus mit ohne fur
    der die das den dem des ein eine einen mein meine sein ich er sie es wir ihr man mir mich ja nein bitte danke hier
    dort jetzt heute gestern nun plotzlich trotzdem zuletzt mindestens wird wurde ist`,
  states: `falsch vergessen gesperrt ungultig gultig weg kaputt abgelaufen korrekt richtig neu alt kurz lang schwach
    stark sicher unsicher gleich anders leer bekannt unbekannt geheim_gehalten notwendig egal okay`,
  predicate:
    /(?:lich|ig|isch|bar|los|haft|sam|weise)$|^(?:ge|ab|ver|be|er|ent|zer|an|ein|zuruck|zurück|aus)\p{L}{2,20}(?:t|en)$/u,
};
