import type { Language } from './language.ts';

export const FRENCH: Language = {
  names: 'mdp motdepasse mot_de_passe mots_de_passe phrase_de_passe code_secret phrase_secrete',
  weakNames: 'parole',
  pins: 'nip code_pin code_nip',
  keys: 'cle cles jeton',
  codes: 'code codes',
  secretCodes:
    "d'acces acces verification securite confirmation connexion porte d'authentification recu",
  users: `identifiant utilisateur utilisateurs compte nom courriel salle cours numero dossier commande poste`,
  copulas: "est c'est etait etaient soit devient",
  as: 'comme pour',
  targets: 'par en a pour',
  attempts: `change changer remplace mis mets mettre modifie tape taper essaie essaye utilise j'utilise saisis entre
    entrer`,
  trouble: 'connexion connecter compte bloque refuse incorrect identifiants passe mdp',
  grammar: `et mais ou pour par le la les un une des du de d'un d'une mon ma mes ce ca il elle je j'ai on ne n'est pas
    plus trop tres bien toujours deja encore depuis dans sur avec sans comme quand comment quel quelle que qui qu'il
    qu'elle quoi au aux si est c'est non merci svp vous`,
  states: `oublie oubliee incorrect incorrecte errone erronee faux fausse expire expiree invalide refuse refusee bloque
    bloquee perdu perdue change changee modifie accepte acceptee rejete rejetee valide correct bon mauvais different
    differente identique sensible court courte long longue faible fort requis obligatoire introuvable inconnu inconnue
    vide desactive desactivee active enregistre enregistree verrouille`,
  predicate: /(?:é|ée|és|ées|ment|ible|able|oire|eux|euse)$/,
};
