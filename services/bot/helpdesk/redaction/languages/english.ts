import type { Language } from './language.ts';

export const ENGLISH: Language = {
  names: `password passwords passwd passwds pwd pw pws pswd passcode passphrase passkey pass_word pass_words pass_code
    pass_phrase pass_key`,
  weakNames: 'pass secret secrets creds',
  pins: 'pin pins pincode pin_code pin_number otp totp cvv cvc cvv2 cid puk passcode pass_code',
  keys: 'key token',
  codes: 'code codes',
  secretCodes: `door lock entry access alarm gate security verification sms otp login duo mfa 2fa recovery backup
    confirmation authentication authenticator authenticate authorization auth unlock keypad safe locker one-time onetime sign-in signin verify
    texted text temporary passcode google microsoft okta netlink`,
  users: `user username usernames user-name userid id ids login netlink account accounts handle uid name ssid host
    server ticket order serial tag model room course section student invoice case number barcode machine computer
    laptop printer version build path file folder`,
  copulas: "is was are were be isn't reads equals remains became",
  as: 'as for',
  targets: 'to into with',
  attempts: `changed change changing reset resetting set setting made make updated update switched renamed enter entered
    entering type typed typing used using use tried try trying put putting chose choose picked keep`,
  trouble: `login logon log logged logging sign signin signing locked lock wrong incorrect invalid denied account password passwords
    401 403 mismatch authenticate credentials rejects`,
  grammar: `and but so because which or i it its it's can could please when while for on in at to if since then yet
    though however that this they you we he she my the an a with after before every everywhere again help by from into
    of as than until without within inside through during via only anymore
    what who where why how there here whose
    not no never too being still now already always very also just longer shorter not all case more less much most
    really quite somehow maybe perhaps sometimes often almost both either neither none under over between about like
    unlike somewhere something anything nothing nowhere two three four five six eight ten twelve twenty do does did
    is are was were has have had must should may might will would must're i'm i've don't doesn't can't thanks thx pls
    up apparently between at least`,
  states: `wrong incorrect correct right invalid valid bad good weak strong old new lost gone broken unknown fine ok
    okay same short long out reset stuck blank empty slow fast clear case optional public private safe secure easy
    hard simple missing late early dead down open shut set sent shown known seen kept held written built taken given
    found stolen similar equal unique common default current next last first second final mine yours ours theirs
    his hers grey gray green bold sensitive off unset null undefined true false yes done due sync weird odd funny
    required needed necessary weak obsolete reset insecure somewhere`,
  predicate: /(?:ed|ing|able|ible|ous|less|ful|ive|ant|ent|ten|ly|en|ory|ary)$/,
};
