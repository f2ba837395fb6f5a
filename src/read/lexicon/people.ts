import { wordList } from './common.js';

/** Who acts in the news without a name and without an office; in the singular, but for those that have none. */
export const PEOPLE: ReadonlySet<string> = new Set(
  wordList(
    'ruler grower miner pilgrim elder herder driver pirate smuggler bandit robber trader merchant docker monk nun imam',
    'tribesman tribesmen clansman clansmen warlord squatter prisoner jailer guard sailor fisherman fishermen pilot crew',
    'gunman gunmen bomber sniper attacker assailant kidnapper hijacker soldier policeman policemen officer protester',
    'demonstrator activist worker villager farmer student youth rebel guerrilla militant insurgent fighter loyalist',
    'dissident cleric priest bishop nationalist separatist islamist extremist mob arsonist looter vigilante paramilitary',
    'mercenary mercenaries commando paratrooper marine peacekeeper inspector detective prosecutor judge tribunal lawyer',
    'faction combatant belligerent mother relative widow parent pensioner commuter teacher trucker taxi-driver negotiator mediator envoy exile refugee migrant settler striker picket cabbie nurse doctor resident',
    'aide lawmaker critic campaigner donor barrister solicitor blogger whistleblower defector banker landlord tenant',
    'shareholder investor employer staffer referee athlete organiser organizer filmmaker novelist publisher passenger',
    'auditor sentry gendarme magistrate gang crowd haulier hacker thief burglar intruder stalker trafficker detainee captor jihadist terrorist householder',
    'brass coalition watchdog hardliner moderate backbencher firebrand legislator parliamentarian ombudsman arbitrator',
    'censor regulator deputy deputies opponent supporter follower sympathiser junta generals emir sheikh chieftain',
    'hostage captive inmate suspect convict offender fugitive murderer killer jihadi',
    'civilian citizen inhabitant homeowner taxpayer consumer customer tourist visitor patient',
    'employee shopkeeper businessman businesswoman businessmen businesspeople entrepreneur contractor',
    'trainee recruit conscript reservist cadet lecturer academic graduate pupil schoolchildren teenager child baby',
    'asylum-seeker seeker evacuee survivor bystander spy agent dealer lobbyist',
    'homeguard cameraman photographer musician comedian celebrity pastor missionary',
    'serviceman servicemen individual person couple couples personnel conservationist poacher hunter',
    'grandmother grandfather aunt uncle cousin girlfriend boyfriend twin twins stepfather stepmother',
  ),
);
