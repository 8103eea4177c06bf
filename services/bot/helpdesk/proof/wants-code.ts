import { plainly } from '../intake/said.ts';

const WISH =
  /^(?:(?:yes|ok|okay|sure|please|can you|could you) )*(?:(?:send|mail|e-?mail|text|give)(?: me)? (?:a|the|my|another|a new|one more) (?:new |proof |verification )?code|(?:i )?(?:need|want|get) (?:a|the|another|a new) code|(?:new|another) code|prove (?:my |the )?(?:e-?mail |mail )?address|verify (?:my |the )?(?:e-?mail|mail|address))(?: (?:again|please|now))*$/;

/** Whether somebody wants a code sent to the address of the ticket. */
export const wantsCode = (text: string): boolean => WISH.test(plainly(text));
