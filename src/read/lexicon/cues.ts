import { wordList } from './common.js';

/** Verbs of saying, as lemmas: they carry quoted words, and a clause with or without "that". */
export const SAY_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'say add tell note argue declare announce claim explain state warn insist stress emphasise emphasize assert',
    'maintain contend observe remark comment reply respond answer reiterate repeat confirm acknowledge admit',
    'concede caution promise vow pledge complain recall predict suggest reveal disclose report write tweet post',
    'shout cry exclaim joke quip lament muse conclude counter retort continue testify affirm allege assure inform',
    'remind underline underscore proclaim quote ask inquire wonder urge demand charge recount relate mention',
    'elaborate clarify boast brag swear agree point advise opine plead ask deny grumble mutter whisper',
    'yell scream chant begin conclude interject offer rejoin protest praise thank signal aver venture vent snap',
    'fume bemoan bellow intone declare deadpan gush crow scoff sniff summarize summarise reason forecast hint',
  ),
);

/** Verbs of thinking, fearing, hoping, knowing: a clause of theirs is a view that the text ascribes. */
export const THINK_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'believe think fear hope worry suspect doubt expect feel estimate assume imagine guess consider',
    'anticipate fret reckon conclude judge presume speculate',
  ),
);

/** Verbs of finding out, of which the subject is often a paper: "the report shows that". */
export const SHOW_VERBS: ReadonlySet<string> = new Set(
  wordList('show indicate find suggest reveal demonstrate read'),
);

/** Verbs that take a clause without "that": "Smith said the law was bad". */
export const ZERO_THAT_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'say tell think believe claim argue insist hope fear suggest warn announce add note admit acknowledge confirm',
    'predict promise vow swear pledge allege assert contend maintain reckon suspect guess feel expect stress',
    'declare report explain reveal estimate concede worry assure agree',
  ),
);

/** Verbs whose object is who is told. */
export const ADDRESSEE_VERBS: ReadonlySet<string> = new Set(
  wordList('tell inform remind assure warn ask advise notify promise urge'),
);

/** Verbs that put a view into "describe X as Y". */
export const DESCRIBE_AS_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'describe denounce dismiss condemn characterise characterize brand label portray depict criticise criticize',
    'hail praise refer decry blast slam deride mock portray cite',
  ),
);

/** Verbs that put a view into "call X Y". */
export const CALL_VERBS: ReadonlySet<string> = new Set(wordList('call brand label dub deem term'));

/** Verbs that, with a noun of saying as object, make a cue: "expressed the concern that". */
export const VOICE_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'express voice raise make issue reiterate repeat share state air give offer deliver release hold have reject',
    'deny dismiss defend stress underline underscore send receive announce convey spread',
  ),
);

/** Nouns of saying and thinking that take a clause: "the claim that". */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'concern concerns fear fears hope hopes belief view views claim claims argument allegation allegations',
    'accusation accusations suggestion warning warnings assertion statement conviction confidence doubt doubts',
    'opinion complaint promise point suspicion worry worries optimism regret contention remark remarks comment',
    'comments announcement declaration expectation certainty message charge idea',
  ),
);

/** Words that may stand between a speaker's act and the words: "in a statement", "on Twitter". */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'statement interview speech conference briefing tweet letter post email message address release report note',
    'memo telegram remarks testimony article blog column video broadcast',
  ),
);

/** Nouns for what somebody says in so many words: "her answer was “no”". */
export const OWN_WORDS: ReadonlySet<string> = new Set(
  wordList(
    'answer reply response advice verdict motto slogan mantra words message warning question conclusion refrain',
    'reaction promise explanation excuse',
  ),
);

/** Subjects of cue verbs that are the author or nobody. */
export const NO_SOURCE_PRONOUNS: ReadonlySet<string> = new Set(
  wordList('i we you one us me anyone nobody everyone someone this these those what that'),
);
