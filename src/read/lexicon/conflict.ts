/** Verbs of conflict by PLOVER type and mode, as in `cooperation.ts`. */
export const CONFLICT: readonly (readonly [meaning: string, verbs: string, objects?: string])[] = [
  // REQUEST: asks, demands, orders.
  [
    'REQUEST',
    'urge ask demand call+for call+on call+upon appeal appeal+for appeal+to request press+for press push+for beg plead plead+for plead+with implore exhort petition insist+on propose instruct lobby lobby+for entreat pressure beseech clamour+for',
  ],
  ['REQUEST/assist', 'seek solicit', 'relief asylum exchange'],
  ['REQUEST/meet', 'seek', 'consult'],

  // ACCUSE: criticises, charges, investigates.
  [
    'ACCUSE/disapprove',
    'condemn criticise denounce blast slam decry deplore rebuke chide lambast lambaste assail berate scold castigate complain protest+against protest+at protest+to lash+out hit+out hit+back reprimand denigrate mock deride censure chastise disparage vilify upbraid excoriate bemoan lament ridicule revile take+issue+with find+fault+with disapprove+of pillory scorn',
  ],
  ['ACCUSE/disapprove', 'lodge file deliver submit register hand make', 'protest'],
  ['ACCUSE/disapprove', 'summon call+in', 'envoys'],
  ['ACCUSE/allege', 'file bring press lay lodge', 'suits'],
  [
    'ACCUSE/allege',
    'accuse blame indict sue allege implicate impeach prosecute charge+with arraign finger incriminate',
  ],
  ['ACCUSE/investigate', 'launch open begin order start conduct announce reopen set+up', 'inquiry'],
  ['ACCUSE/investigate', 'investigate probe look+into inquire+into interrogate'],

  // REJECT: refuses.
  [
    'REJECT/meet',
    'cancel boycott skip call+off postpone refuse reject shun snub walk+out+of rule+out delay put+off decline',
    'consult',
  ],
  ['REJECT/change', 'block veto vote+down vote+against strike+down throw+out shoot+down', 'plans'],
  ['REJECT', 'ignore defy flout disregard brush+aside shrug+off rebuff', 'plans'],
  ['REJECT/yield', 'reject refuse ignore rebuff', 'truce'],
  ['REJECT/assist', 'reject refuse decline turn+down spurn rebuff deny', 'relief asylum'],
  ['REJECT', 'bar prevent forbid', 'readmission missions'],
  ['REJECT', 'deny refuse', 'permission'],
  [
    'REJECT',
    'reject refuse oppose rebuff decline dismiss veto spurn rule+out vote+against turn+down object+to object resist stand+against fight+against balk+at repudiate defy say+no+to disown renounce turn+away overrule',
  ],
  ['DENY', 'deny refute'],

  // THREATEN.
  ['THREATEN', 'threaten'],
  ['THREATEN', 'issue give deliver set', 'ultimatum'],
  ['THREATEN/arrest', 'issue', 'warrant'],

  // PROTEST: civilians, in body.
  ['PROTEST/demo', 'stage hold organise join attend lead mount', 'marches'],
  ['PROTEST/demo', 'chant shout wave', 'slogans'],
  ['PROTEST/demo', 'burn trample', 'flag'],
  ['PROTEST/strike', 'stage hold begin call go+on join launch continue', 'stoppage'],
  ['PROTEST/strike', 'go+on call', 'strike'],
  ['PROTEST/riot', 'throw hurl pelt', 'stones'],
  ['PROTEST/obstruct', 'block blockade occupy barricade obstruct', 'roads'],
  ['PROTEST/demo', 'protest demonstrate march rally picket'],
  ['PROTEST/demo', 'take+to', 'roads'],
  ['PROTEST/riot', 'riot rampage'],
  ['PROTEST/strike', 'down', 'tools'],
  ['PROTEST/strike', 'shun abandon boycott', 'work'],
  ['PROTEST/boycott', 'boycott'],
  ['PROTEST/vandalize', 'deface vandalise'],

  // SANCTION: cuts relations.
  [
    'SANCTION/discontinue',
    'halt suspend cut sever freeze curtail end break stop break+off cut+off scale+back reduce cancel downgrade withhold discontinue terminate slash stop cut+back rupture call+off limit sour block revoke withdraw abrogate scale+down deny refuse+renew',
    'ties exchange',
  ],
  ['SANCTION/discontinue', 'halt suspend break+off abandon freeze walk+out+of quit', 'talks'],
  [
    'SANCTION/sanctions',
    'impose slap tighten extend widen announce clamp levy introduce place toughen enforce renew adopt',
    'penalties',
  ],
  ['SANCTION/withdraw', 'withdraw+from pull+out+of quit leave walk+out+of drop+out+of', 'bodies'],
  [
    'SANCTION/discontinue',
    'abrogate scrap tear+up annul violate break renounce repudiate cancel suspend abandon',
    'agreement',
  ],
  ['SANCTION/discontinue', 'freeze block', 'assets'],
  ['SANCTION/discontinue', 'ban halt bar outlaw', 'goods trade'],
  ['SANCTION/withdraw', 'withdraw recall pull+out evacuate', 'envoys missions'],
  ['SANCTION/withdraw', 'close shut shut+down', 'embassy'],
  [
    'SANCTION/expel',
    'expel eject summon+home kick+out throw+out oust order+out declare',
    'envoys missions embassy',
  ],
  ['SANCTION/expel', 'suspend', 'member'],
  ['SANCTION/convict', 'convict sentence fine'],
  ['SANCTION/sanctions', 'sanction embargo blacklist'],
  ['SANCTION/expel', 'suspend expel oust eject excommunicate dismiss+from'],

  // MOBILIZE: moves forces.
  [
    'MOBILIZE/troops',
    'deploy mass send move mobilise dispatch station amass rush order reinforce strengthen concentrate build+up call+up beef+up assemble ready reposition mass muster gather redeploy send+in bolster increase amass position activate expand raise pour',
    'forces',
  ],
  [
    'MOBILIZE/police',
    'deploy send dispatch rush mobilise step+up increase reinforce tighten beef+up post',
    'police',
  ],
  ['MOBILIZE/troops', 'stage hold conduct begin launch carry+out start', 'exercises'],
  ['MOBILIZE/weapons', 'test test-fire fire launch deploy install', 'weapons'],
  ['MOBILIZE/troops', 'place put', 'forces alert'],
  ['MOBILIZE/troops', 'mobilise'],
  ['MOBILIZE/troops', 'declare raise', 'alert'],

  // COERCE: represses.
  ['COERCE/martial-law', 'declare impose proclaim extend', 'emergency martial'],
  ['COERCE/curfew', 'impose declare extend order clamp enforce reimpose', 'curfew'],
  ['COERCE/restrict', 'impose enforce tighten introduce', 'limits'],
  [
    'COERCE/restrict',
    'ban bar outlaw prohibit dissolve disband restrict suppress disqualify break+up disperse suspend',
    'groups',
  ],
  ['COERCE/restrict', 'close seal shut blockade seal+off cordon+off close+off block', 'borders roads'],
  ['COERCE/restrict', 'blockade besiege cordon+off seal+off encircle surround'],
  ['COERCE/restrict', 'crack+down+on clamp+down+on evict quarantine'],
  ['COERCE/censor', 'censor ban block close shut shut+down jam suspend restrict', 'media'],
  ['COERCE/withhold', 'cut+off cut shut+off turn+off', 'utilities'],
  [
    'COERCE/seize',
    'seize confiscate raid search impound nationalise commandeer requisition expropriate ransack',
    'property premises',
  ],
  ['COERCE/seize', 'occupy seize annex take+over', 'territory'],
  ['COERCE/deport', 'deport banish exile'],
  ['COERCE/deport', 'expel', 'people migrants'],
  ['COERCE/arrest', 'arrest detain jail imprison round+up intern incarcerate take+into+custody'],
  ['COERCE/seize', 'seize confiscate raid impound nationalise annex occupy'],
  ['COERCE/censor', 'censor muzzle gag'],
  ['COERCE/cyber', 'hack'],
  ['COERCE', 'intimidate harass repress coerce persecute oppress'],

  // ASSAULT: does bodily harm.
  [
    'ASSAULT',
    'launch carry+out mount stage conduct wage begin start intensify step+up continue resume press unleash open',
    'attacks',
  ],
  ['ASSAULT/heavy-weapons', 'fire lob launch rain', 'shells'],
  ['ASSAULT/crowd-control', 'fire use lob', 'gas'],
  ['ASSAULT/firearms', 'open', 'fire'],
  [
    'ASSAULT/firearms',
    'fire+on fire+at fire+into shoot gun+down shoot+at exchange+fire open+up+on snipe+at mow+down',
  ],
  ['ASSAULT/explosives', 'explode detonate set+off plant throw hurl', 'bombs'],
  ['ASSAULT/explosives', 'blow+up dynamite'],
  ['ASSAULT', 'violate break', 'truce'],
  ['ASSAULT', 'commit perpetrate carry+out engage+in', 'crime'],
  [
    'ASSAULT',
    'capture retake recapture overrun storm take raid attack strike hit overran',
    'territory targets',
  ],
  ['ASSAULT/abduct', 'capture take seize hold', 'captives held'],
  ['ASSAULT/abduct', 'kidnap abduct hijack'],
  ['ASSAULT/torture', 'torture'],
  ['ASSAULT/sexual', 'rape molest'],
  ['ASSAULT/beat', 'beat club punch kick maul manhandle assault beat+up'],
  ['ASSAULT/targeted', 'assassinate execute massacre behead lynch slaughter exterminate'],
  ['ASSAULT/aerial', 'bomb bombard strafe'],
  ['ASSAULT/heavy-weapons', 'shell pound'],
  ['ASSAULT/primitive', 'stab hack+to stone knife'],
  [
    'ASSAULT/destroy',
    'destroy demolish burn torch raze bulldoze sabotage ransack burn+down flatten loot set+fire+to',
  ],
  [
    'ASSAULT',
    'attack invade kill wound injure ambush storm murder shoot+down maim slay retaliate+against fight+with fight fight+against clash battle battle+with wipe+out sink overrun clash+with',
  ],
];
