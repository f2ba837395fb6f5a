import { wordList } from './common.js';

/** What only a body has: "Veltora’s board", "shares in Veltora", "workers at Veltora". */
export const OF_BODY: ReadonlySet<string> = new Set(
  wordList(
    'board boards share shares shareholder shareholders stock headquarters hq customer customers client clients employee employees',
    'worker workers staff staffer staffers plant plants factory factories branch branches subsidiary subsidiaries unit',
    'product products sales revenue revenues profit profits profitability turnover earnings website app apps software platform users',
    'subscribers passengers fleet flight flights management executive executives chairman chairwoman chair ceo cfo founder',
    'co-founder boss director directors president vice-president spokesman spokeswoman spokesperson spokespeople leader leaders',
    'leadership member members membership supporters activists fighters militants commander commanders gunmen wing editor',
    'reporter reporters journalist journalists correspondent newsroom engineer engineers researcher researchers analyst analysts',
    'economist economists lawyers union unions office offices branch network bankruptcy insolvency takeover merger rival rivals',
    'store stores shop shops brand brands model models supplier suppliers workforce owner owners policy programme program',
    'service services campaigners congress statutes charter managers head chief',
  ),
);

/** What only a person has: "Tadesse’s wife", "the trial of Tadesse". */
export const OF_PERSON: ReadonlySet<string> = new Set(
  wordList(
    'wife husband mother father parents son sons daughter daughters brother sister family widow children child relatives friend',
    'friends girlfriend boyfriend partner life death birth body face voice career childhood health funeral birthday trial arrest',
    'detention imprisonment release killing murder assassination extradition resignation election re-election inauguration presidency',
    'candidacy appointment successor predecessor memoir mind heart hands lawyer attorney',
  ),
);

/** What a town or a region has: "the streets of Ellery", "residents of Ellery", "the mayor of Ellery". */
export const OF_PLACE: ReadonlySet<string> = new Set(
  wordList(
    'city town village district region province state county island port suburb outskirts streets street mayor residents people',
    'north south east west centre center coast river governor airport hospital prison villages area areas capital part parts',
    'battle siege fall bombing university bishop archbishop',
  ),
);

/** What only a person does. */
export const PERSON_DOES: ReadonlySet<string> = new Set(
  wordList(
    'resign die marry retire smile laugh sing weep testify plead confess tweet graduate recall sit stand walk drive live love',
  ),
);

/** What is done to a person only. */
export const PERSON_SUFFERS: ReadonlySet<string> = new Set(
  wordList(
    'arrest jail detain sentence imprison behead shoot kill murder kidnap abduct marry injure hospitalise hospitalize re-elect',
    'interview assassinate handcuff extradite execute wound torture exile acquit convict bury',
  ),
);

/** What only a body does, or has done to it. */
export const BODY_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'acquire merge employ manufacture outsource restructure broadcast delist privatise privatize nationalise nationalize',
  ),
);

/** What a body does more often than a person. */
export const BODY_DOES: ReadonlySet<string> = new Set(
  wordList(
    'operate launch sell produce build export import hire invest supply market float list relocate announce unveil',
  ),
);

/** What is done to a body more often than to a person. */
export const BODY_SUFFERS: ReadonlySet<string> = new Set(
  wordList('fine list found co-found dissolve bail boycott join regulate buy sue'),
);
