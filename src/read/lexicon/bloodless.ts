import { wordList } from './common.js';

/** Words beside which an attack is one of arms. */
export const ARMED_WORDS: ReadonlySet<string> = new Set(
  wordList(
    'kill kills killed killing dead death deaths died dying injured injuring wounded wounding wounds casualties troops',
    'soldier soldiers army forces police policemen officers militants militant rebels rebel insurgents gunmen gunman fighters',
    'bomb bombs bombing bomber rocket rockets missile missiles mortar mortars gun guns gunfire rifle rifles knife knives',
    'machete machetes grenade grenades shells shelling artillery tank tanks drone drones airstrike airstrikes warplanes jets',
    'armed terrorist terrorists terror hostage hostages ambush convoy checkpoint barracks stabbed stabbing shooting',
    'militia militias navy outpost hospitalized hospitalised',
    'punched kicked beaten stones clubs baton batons acid axe hammer sword raid raids frontline front-line border troop',
  ),
);

/** Names of those who fight with words. */
export const CIVIL =
  /lawmaker|senator|congress|republican|democrat|\bgop\b|critic|rival|candidate|\baides?\b|advis[eo]r|strategist|pundit|commentator|columnist|politician|\bmps?\b|party|campaign|conservative|liberal|operative|committee|\bpac\b|lobby|union|spokes|minister|premier|opponent|nominee|supporter|activist|newspaper|editorial|academics?|economist|lawyer|councillor|governor|mayor/i;

/** What can be attacked with words only. */
export const ABSTRACT: ReadonlySet<string> = new Set(
  wordList(
    'record policy policies plan plans proposal proposals credibility character integrity motives idea ideas comments remarks',
    'statement statements claim claims position stance positions decision decisions approach handling performance leadership',
    'reputation rhetoric speech law laws bill budget reform reforms deal agreement views argument arguments theory logic report',
    'system establishment bias history honesty patriotism background motives judgment judgement legacy agenda tactics values',
  ),
);

export const VERBALLY: ReadonlySet<string> = new Set(
  wordList(
    'verbally relentlessly repeatedly publicly harshly openly directly personally viciously sharply bitterly',
  ),
);

/** Arms, and attacks with them, that kill and destroy as the subject of a verb. */
export const ARMS: ReadonlySet<string> = new Set(
  wordList(
    'airstrike airstrikes strike strikes attack attacks assault assaults raid raids bombing bombings bombardment shelling',
    'barrage offensive ambush ambushes shooting explosion blast blasts bomb bombs drone drones missile missiles rocket',
    'rockets shell shells artillery mortar mortars gunfire fire bullets torpedo mine mines snipers jets warplanes gunships',
    'helicopter helicopters warship tanks fighter fighters',
  ),
);
