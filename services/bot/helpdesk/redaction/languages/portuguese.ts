import type { Language } from './language.ts';

export const PORTUGUESE: Language = {
  names: 'senha senhas palavrapasse palavra_passe palavra_chave palavra_de_passe',
  weakNames: 'segredo',
  pins: 'codigo_pin',
  keys: 'chave',
  codes: 'codigo codigos',
  secretCodes: 'verificacao acesso seguranca confirmacao porta autenticacao',
  users: 'usuario utilizador conta nome sala curso numero pedido',
  copulas: 'e era eram sera sao',
  as: 'como por para',
  targets: 'para por a em',
  attempts: `mudei mudar alterei alterar troquei trocar coloquei coloco uso usei usar usava digito digitei digitar
    tento tentei pus`,
  trouble: 'entrar conta bloqueada bloqueado incorreta incorreto acesso senha login',
  grammar: `e mas ou porque pois para com sem sobre desde quando como onde qual que quem se nao nunca sempre ja ainda muito
    mais menos demasiado o a os as um uma meu minha seu sua no na nos nas do da dos das de em ao por tambem outra outro
    igual obrigado obrigada`,
  states: `errada errado incorreta incorreto correta correto expirou invalida valida diferente mesma mesmo curta longa
    fraca forte segura nova velha obrigatoria necessaria ruim facil dificil unica`,
  predicate: /(?:ad[oa]s?|id[oa]s?|mente|vel|os[oa])$/,
};
