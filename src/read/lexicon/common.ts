/** Universal part-of-speech tags as wink-nlp gives them; X stands for what was not tagged. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** Splits a list of words that a person can read and extend. */
export function wordList(...lines: string[]): string[] {
  return lines.join(' ').split(/\s+/).filter(Boolean);
}

/** Common words that a capital at the head of a sentence makes the tagger take for names. */
export const LOWER_CASE_STARTERS: ReadonlyMap<string, PartOfSpeech> = new Map([
  ...wordList(
    'senior several many some most few other another top high local former foreign new old young current',
    'late key leading public private military civilian armed human independent unnamed anonymous rival fellow',
    'numerous various different additional early recent angry hundreds thousands dozens scores opposition',
    'diplomatic political economic official international national regional federal presidential parliamentary',
    'such both all each every these those joint big small large long short heavy strong western eastern',
  ).map((word): [string, PartOfSpeech] => [word, 'ADJ']),
  ...wordList(
    'tomorrow yesterday today meanwhile however earlier later separately instead still then now here there',
    'also yet once soon again thus hence perhaps maybe indeed moreover furthermore nevertheless',
  ).map((word): [string, PartOfSpeech] => [word, 'ADV']),
  ...wordList(
    'officials leaders lawmakers protesters residents police troops soldiers experts critics supporters analysts',
    'commanders witnesses doctors activists workers students scientists researchers authorities rebels militants',
    'people families reporters diplomats ministers senators investigators prosecutors judges lawyers',
    'comment analysis commentary sources state government opponents voters farmers teachers nurses',
  ).map((word): [string, PartOfSpeech] => [word, 'NOUN']),
  ...wordList('after before although while since unless because despite during according').map(
    (word): [string, PartOfSpeech] => [word, 'ADP'],
  ),
]);

/** Tagged as adjectives, but at the end of a phrase they are its noun: "the Iranian military". */
export const NOUN_LIKE_ADJECTIVES: ReadonlySet<string> = new Set(
  wordList(
    'military executive judiciary opposition chief public official general public elderly accused offensive dissident militant separatist extremist jihadist islamist loyalist paramilitary',
  ),
);

/** Nouns of time: a phrase with one of these as head is no actor. */
export const TIME_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august',
    'september october november december today tomorrow yesterday tonight morning afternoon evening night day',
    'week month year time hour minute weekend decade century days weeks months years hours minutes spring',
    'summer autumn fall winter noon midnight moment jan feb mar apr jun jul aug sep sept oct nov dec',
  ),
);

/** Third-person forms of verbs that are often tagged as plural nouns: "Tehran fears that". */
export const SAYING_FORMS: ReadonlySet<string> = new Set(
  wordList(
    'fears claims hopes demands plans reports calls requests promises pledges vows doubts backs blames urges warns says supports condemns rejects threatens hails slams welcomes',
  ),
);

/** Numbers of people that stand for the people. */
export const CROWDS: ReadonlySet<string> = new Set(wordList('thousands hundreds dozens scores crowds'));
