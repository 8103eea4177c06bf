import type { Language } from './language.ts';

export const SPANISH: Language = {
  names: 'contrasena contrasenas contrasenia clave_secreta palabra_clave palabra_de_paso',
  weakNames: 'clave claves',
  pins: 'codigo_pin clave_pin',
  keys: 'llave',
  codes: 'codigo codigos',
  secretCodes: 'verificacion acceso seguridad confirmacion puerta autenticacion',
  users: 'usuario usuarios cuenta nombre correo aula curso numero pedido',
  copulas: 'es era eran sera son seria',
  as: 'como por para',
  targets: 'a por en',
  attempts: `cambie cambio cambiado cambiar puse pongo puesto poner uso usar usaba escribo escribi pruebo probe probado
    meto introduzco reemplace`,
  trouble: 'sesion entrar cuenta bloqueada bloqueado incorrecta incorrecto acceso contrasena clave',
  grammar: `y pero o u porque para con sin sobre desde cuando como donde cual que quien si no nunca siempre ya aun todavia
    muy mas menos demasiado el la los las un una unos mi mis tu su lo le me se es esta este ese al del de a en por ni
    tambien otra otro igual gracias`,
  states: `incorrecta incorrecto correcta correcto invalida valida distinta diferente misma mismo corta larga debil fuerte
    segura nueva vieja erronea obligatoria necesaria mala falsa lista facil dificil unica`,
  predicate: /(?:ad[oa]s?|id[oa]s?|mente|ble|os[oa])$/,
};
