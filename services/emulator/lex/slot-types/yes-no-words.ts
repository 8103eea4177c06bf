/** Our choice: plain words for yes and no by language; English is in AMAZON.Confirmation. */
export const YES_NO_WORDS: Readonly<Record<string, { readonly yes: string; readonly no: string }>> =
  {
    de: {
      yes: 'ja|jawohl|jo|klar|genau|richtig|gerne|natürlich|stimmt|einverstanden',
      no: 'nein|nö|nee|falsch|nicht|lieber nicht',
    },
    es: {
      yes: 'sí|si|claro|vale|correcto|por supuesto|de acuerdo|exacto',
      no: 'no|nunca|para nada|incorrecto|de ninguna manera',
    },
    fr: {
      yes: "oui|ouais|d'accord|bien sûr|exact|exactement|c'est ça|c'est bon|correct|tout à fait",
      no: 'non|pas du tout|jamais|incorrect|surtout pas',
    },
    it: { yes: "sì|si|certo|va bene|d'accordo|esatto|giusto", no: 'no|per niente|mai|sbagliato' },
    ja: {
      yes: 'はい|ええ|うん|そうです|お願いします|いいです',
      no: 'いいえ|いや|違います|ちがいます|だめ|結構です',
    },
    ko: { yes: '네|예|응|그래|맞아요|좋아요', no: '아니요|아니오|아니|싫어요|틀려요' },
    nl: { yes: 'ja|jazeker|klopt|prima|graag|natuurlijk', no: 'nee|neen|niet|liever niet' },
    pl: { yes: 'tak|jasne|oczywiście|zgadza się|dobrze', no: 'nie|wcale nie|nigdy' },
    pt: {
      yes: 'sim|claro|certo|com certeza|ok|correto|isso',
      no: 'não|nao|nunca|de jeito nenhum|errado',
    },
    sv: { yes: 'ja|jo|jovisst|precis|stämmer|gärna', no: 'nej|nä|inte' },
    zh: { yes: '是|是的|好|好的|对|可以|没错', no: '不|不是|不要|不对|不行|没有' },
  };
