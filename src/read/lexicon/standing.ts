import { wordList } from './common.js';

/** What opens a clause of condition. */
export const CONDITIONALS: ReadonlySet<string> = new Set(
  wordList('if unless should lest provided providing assuming supposing case'),
);

/** Verbs whose "if" means "whether". */
export const QUESTIONS: ReadonlySet<string> = new Set(
  wordList('ask know wonder see say doubt question decide determine consider inquire tell clear'),
);

/** Verbs whose clause is what they want done, no deed. */
export const DEMANDS: ReadonlySet<string> = new Set(
  wordList('demand request propose recommend urge order require ask suggest advise prefer plead beg'),
);

/** Verbs whose clause the subject holds for untrue. */
export const DENIALS: ReadonlySet<string> = new Set(
  wordList('deny refute doubt dispute disprove reject dismiss rebut debunk disbelieve'),
);

/** Verbs whose clause is yet to come. */
export const VOWS: ReadonlySet<string> = new Set(wordList('vow promise pledge swear threaten plan intend'));

/** Verbs whose clause is a wish, a fear, a guess. */
export const VIEWS: ReadonlySet<string> = new Set(
  wordList('hope wish want fear worry expect suspect imagine suppose dream pray consider speculate'),
);

/** Verbs of will whose infinitive may be another's. */
export const WANTS: ReadonlySet<string> = new Set(wordList('want need expect choose'));

/** Words of a cue that says that nothing, or not that, was said: "said little about", "stopped short of". */
export const UNSAID: ReadonlySet<string> = new Set(
  wordList('nothing little fail fails failed short declined declines refused refuses never hardly barely'),
);

/** Adverbs in front of a verb that say it was not done. */
export const NEGATING_ADVERBS: ReadonlySet<string> = new Set(
  wordList('never hardly barely scarcely not almost nearly neither nor'),
);

/** First words of a subject that is nobody. */
export const NEGATIVE_OPENERS: ReadonlySet<string> = new Set(
  wordList('no nobody none no-one noone nothing neither'),
);

/** Prepositions whose gerund tells no deed: "short of condemning", "warned against attacking". */
export const UNREAL_PREPOSITIONS: ReadonlySet<string> = new Set(
  wordList('of without against from than for with'),
);

export const FALSE_WORDS: ReadonlySet<string> = new Set(
  wordList('false untrue wrong baseless unfounded incorrect fabricated fake invented lies nonsense unlikely'),
);

export const TRUE_WORDS: ReadonlySet<string> = new Set(
  wordList('true correct right fact case certain likely'),
);

/** Nouns of hearsay that take a clause, beside those of saying. */
export const REPORT_NOUNS: ReadonlySet<string> = new Set(
  wordList('report reports rumour rumours rumor rumors story stories news notion speculation theory'),
);

/** What a spokesman declines: silence is no refusal of a thing. */
export const SILENCE_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'comment say answer speak respond reply elaborate give identify name disclose specify be discuss provide speculate predict detail explain clarify confirm weigh interview talk',
  ),
);

/** What "says" without anybody speaking: a show of facts. */
export const MUTE_SOURCES: ReadonlySet<string> = new Set(
  wordList(
    'vote votes figure figures data result results evidence number numbers fact facts image images footage picture',
    'pictures photo photos photograph photographs event events history experience sign signs trend trends price',
    'prices test tests video videos turnout silence outcome tally count statistics map chart graph nothing little much anything',
    'something everything less more incident incidents episode case cases',
  ),
);

/** Nouns by which a reporter sums up what was said: ", a claim that Oslo rejected". */
export const SUMMING_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'claim charge accusation allegation assertion suggestion view statement accusations claims charges figure',
  ),
);

/** Verbs that threaten as soon as they are vowed: "vowed to retaliate". */
export const RETORTS: ReadonlySet<string> = new Set(
  wordList('retaliate avenge punish crush annihilate eliminate eradicate obliterate escalate hunt pursue'),
);

/** What a warning, or "there will be", threatens with. */
export const OMENS: ReadonlySet<string> = new Set(
  wordList(
    'consequences retaliation retaliate retaliatory reprisals reprisal wrath retribution revenge avenge repercussions countermeasures',
    'counter-measures unanswered unpunished',
  ),
);
