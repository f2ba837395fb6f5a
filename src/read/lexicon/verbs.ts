import { wordList } from './common.js';
import { CALL_VERBS, DESCRIBE_AS_VERBS, SAY_VERBS, SHOW_VERBS, THINK_VERBS, VOICE_VERBS } from './cues.js';
import { foldSpelling, LIGHT_VERBS, PREDICATES } from './predicates.js';

/** Verbs of reactions whose lemmas the tagger's weights were trained on: a word more here is a feature changed there. */
const TRAINED: ReadonlySet<string> = new Set(
  wordList(
    'abandon abduct accept accuse affirm agree aid aim allege allow ally amass ambush announce apologise',
    'apologize appeal applaud approve arrest arrive ask assail assassinate assist attack attend avoid back ban',
    'bar beg begin berate blame blast block blockade bomb bombard boycott break bring broker burn call cancel',
    'carry castigate cease censor champion chide clash collaborate commend comment complain concede conclude',
    'condemn conduct confer confirm confiscate congratulate conspire consult convey convict cooperate criticise',
    'criticize curtail cut declare decline decry defend delay deliver demand demolish demonstrate denigrate',
    'denounce deny depart deplore deploy deport destroy detain disarm discuss dismiss dispatch donate drop ease',
    'eject embargo embrace end endorse establish execute exhort expel express extend favor favour fight file fire',
    'fly free freeze give go grant hack hail halt hand have help hijack hit hold honour implore impose imprison',
    'indict injure insist install intend invade investigate issue jail join kick kidnap kill lambast lambaste',
    'lash launch lead leave lend lift lob maintain make march mass massacre mediate meet mobilise mobilize mock',
    'mount move negotiate normalise normalize object observe occupy offer open oppose order organise organize',
    'outlaw permit petition phone plead pledge plot postpone praise press probe prohibit promise protest provide',
    'pull quit raid raise rally ratify reach react reaffirm rebuff rebuke recall recognise recognize reduce',
    'refrain refuse refute regret reiterate reject relax release relent remove renew repeat reprimand request',
    'resign resist respond restore resume retreat reverse riot rule rush salute sanction scale scheme scold scrap',
    'seal seek seize send sentence sever shell shoot show side sign signal skip slam slap spurn stage stand start',
    'state station step stop storm strengthen stress strike sue summon supply support suspend talk telephone test',
    'test-fire thank threaten throw tighten tolerate torch torture travel try turn urge veto visit voice vote vow',
    'waive want welcome widen withdraw withhold wound yield',
  ),
);

const KNOWN: ReadonlySet<string> = new Set([
  ...SAY_VERBS,
  ...THINK_VERBS,
  ...SHOW_VERBS,
  ...VOICE_VERBS,
  ...DESCRIBE_AS_VERBS,
  ...CALL_VERBS,
  ...TRAINED,
]);

/** A verb of saying, thinking, showing, describing, or one that the tagger was taught. */
export function isKnownVerb(lemma: string): boolean {
  return KNOWN.has(lemma);
}

/** Past forms that no rule of spelling gives. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['told', 'tell'],
  ['thought', 'think'],
  ['felt', 'feel'],
  ['found', 'find'],
  ['wrote', 'write'],
  ['written', 'write'],
  ['swore', 'swear'],
  ['met', 'meet'],
  ['sent', 'send'],
  ['shot', 'shoot'],
  ['broke', 'break'],
  ['withdrew', 'withdraw'],
  ['withdrawn', 'withdraw'],
  ['forbade', 'forbid'],
]);

/**
 * The lemma of a verb form. The tagger's lemmatiser takes "staged" for "stag": a form whose stem is a verb of our
 * lexicon gets that; any other keeps what the tagger gave.
 */
export function verbLemma(lower: string, tagged: string): string {
  if (KNOWN.has(tagged)) return tagged;
  const irregular = IRREGULAR.get(lower);
  if (irregular) return irregular;
  return stems(lower).find((stem) => KNOWN.has(stem)) ?? tagged;
}

const IRREGULAR_DEEDS: ReadonlyMap<string, string> = new Map(
  wordList(
    'sought:seek fought:fight held:hold took:take taken:take gave:give given:give struck:strike threw:throw thrown:throw',
    'drove:drive forgave:forgive forgiven:forgive withheld:withhold bought:buy sold:sell led:lead left:leave lent:lend',
    'paid:pay stood:stand spoke:speak spoken:speak froze:freeze frozen:freeze fled:flee beat:beat beaten:beat blew:blow',
    'blown:blow burnt:burn overran:overrun took:take hung:hang sank:sink sunk:sink slew:slay slain:slay upheld:uphold',
    'ceded:cede shut:shut swept:sweep tore:tear torn:tear came:come went:go gone:go flew:fly flown:fly laid:lay lay:lay',
    'let:let put:put set:set cut:cut hit:hit fed:feed broke:break broken:break retook:retake retaken:retake chose:choose',
    'raped:rape raping:rape kidnapped:kidnap kidnapping:kidnap hijacked:hijack dined:dine freed:free freeing:free waged:wage levied:levy',
    'sworn:swear pled:plead bowed:bow overthrew:overthrow overthrown:overthrow bid:bid sat:sit fired:fire firing:fire',
  ).map((pair) => pair.split(':') as [string, string]),
);

/** The lemma of a verb form as the predicate tables have it, in one spelling; what they do not hold stays as it was. */
export function deedLemma(lower: string, lemma: string): string {
  const own = IRREGULAR_DEEDS.get(lower) ?? lemma;
  if (isDeed(own)) return foldSpelling(own);
  return foldSpelling(stems(lower).find(isDeed) ?? own);
}

/** Nouns and adjectives that look like the past of a deed. */
const NO_PASTS = new Set(
  wordList(
    'united need breed seed speed feed bed red indeed hundred led set cut hit let put shut come shed beat bid fire hold lay',
  ),
);

/** A past form of a verb of the tables: "tortured", "forgave". */
export function isPastDeed(lower: string): boolean {
  if (NO_PASTS.has(lower)) return false;
  const irregular = IRREGULAR_DEEDS.get(lower);
  if (irregular) return irregular !== lower && isDeed(irregular);
  return lower.endsWith('ed') && stems(lower).some((stem) => stem !== lower && isDeed(stem));
}

/** A present form: "attacks". */
export function isPresentDeed(lower: string): boolean {
  return lower.endsWith('s') && stems(lower).some(isDeed);
}

function isDeed(lemma: string): boolean {
  const key = foldSpelling(lemma);
  return PREDICATES.has(key) || LIGHT_VERBS.has(key);
}

function stems(lower: string): string[] {
  for (const ending of ['ed', 'ing', 'es', 's']) {
    if (!lower.endsWith(ending)) continue;
    const stem = lower.slice(0, -ending.length);
    const single = /([b-df-hj-np-tv-z])\1$/.test(stem) ? stem.slice(0, -1) : stem;
    const y = stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem;
    return [`${stem}e`, stem, single, y];
  }
  return [];
}
