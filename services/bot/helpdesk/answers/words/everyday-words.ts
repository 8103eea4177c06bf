/**
 * Words that carry no topic in a question: function words, and the way people talk to a help desk. They do not
 * distinguish one passage from another, so they count neither for nor against an answer.
 */
const WORDS =
  'a about above after again all also am an and any anybody anyone anything are aren arent as ask asking at ' +
  'be because been before being below best better bit both but by call called came can cannot cant come could ' +
  'couldn couldnt d did didn didnt do does doesn doesnt doing don done dont dear down each ' +
  'either else even ever every everything explain few find for from gave get gets getting give given go goes going ' +
  'gone good got guys had has have haven havent having he hello help helping her here hey hi his how ' +
  'however i if im in info information into is isn isnt it its ive just keep know let lets like ll look looking ' +
  'lot made make makes many may maybe me mean might mine more most much must my myself need needed needs ' +
  'never no nobody none nor not nothing now of off ok okay on once one ones only or other our out over own ' +
  'please possible possibly question questions quite re really regarding s said same say says see seem seems ' +
  'shall she should show since so some somebody someone something somehow soon sorry still stuff such ' +
  'sure t take tell than thank thanks that the their them then there these they thing things think this those ' +
  'though through to today too tried try trying under understand until up us use used using ve very via ' +
  'want wanted wants was way ways we well were what whats when where whether which while who whom whose why ' +
  'will with within without won wont work working works would wouldn yes yet you your yours yourself';

export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(WORDS.split(' '));
