import { wordList } from './common.js';

/** Nouns that decide what a verb does to them, by the name that the predicate tables use. */
export const OBJECTS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    forces: wordList(
      'troops troop soldiers forces force army tanks warships warship ships fleet navy jets fighters planes aircraft',
      'missiles batteries brigade brigades battalion battalions division divisions regiment regiments reservists',
      'reserves reinforcements units unit marines paratroopers commandos infantry armour artillery carrier carriers',
      'destroyer frigate submarines bombers personnel contingent convoy helicopters guards militiamen garrison',
    ),
    police: wordList('police policemen officers gendarmes patrols patrol security constables'),
    weapons: wordList('missile missiles warhead warheads rocket rockets bomb torpedo'),
    shells: wordList(
      'shells shell artillery mortars mortar rockets rocket missiles missile rounds grenades salvo volley torpedoes',
    ),
    ties: wordList('ties relations tie links contacts'),
    exchange: wordList(
      'flights flight trade aid funding assistance cooperation imports exports supplies shipments shipment visas',
      'exchanges deliveries investment investments subsidies credit credits loans loan help support purchases traffic',
      'inspections patrols exercises training links projects programme program payments services grants sales mediation',
    ),
    trade: wordList(
      'trade cooperation exports imports exchanges flights commerce supplies shipments sales deliveries investment partnership production tourism',
    ),
    intelligence: wordList('intelligence information data evidence expertise technology'),
    goods: wordList(
      'oil gas wheat grain arms weapons aircraft jets uranium crude coal planes missiles tanks fertiliser fertilizer electricity helicopters rice',
    ),
    talks: wordList('talks negotiations dialogue negotiation mediation'),
    meetings: wordList(
      'meeting meetings summit conference visit trip session consultations tour discussions hearing',
    ),
    consult: wordList(
      'talks meeting meetings summit conference discussions discussion negotiations dialogue consultations consultation conversation conversations conferences',
    ),
    agreement: wordList(
      'agreement agreements deal deals treaty accord accords pact memorandum contract contracts compromise protocol',
      'convention charter declaration communique communiqué settlement understanding statute concordat',
    ),
    plans: wordList(
      'plan plans proposal proposals bill law laws measure measures reform reforms candidacy resolution decision policy',
      'bid idea move step initiative request demand demands budget constitution amendment nomination appointment',
      'ultimatum ultimatums warning warnings order orders ruling deadline legislation offer appeal call calls motion project strategy draft decree merger resolution',
    ),
    offers: wordList(
      'invitation offer proposal terms mediation plan deal compromise conditions truce ceasefire cease-fire request',
    ),
    demands: wordList('demand demands request requests condition conditions grievances pressure calls'),
    marches: wordList(
      'protest protests rally rallies demonstration demonstrations march marches vigil vigils sit-in sit-ins parade',
    ),
    stoppage: wordList('walkout stoppage walkouts stoppages go-slow'),
    strike: wordList('strike strikes'),
    stones: wordList('petrol stones stone rocks rock bricks bottles firebombs molotov bombs eggs'),
    held: wordList(
      'hostages prisoners prisoner detainees detainee captives captive hostage inmates inmate dissidents dissident activists protesters pilots sailors crew journalists fishermen soldiers pows',
    ),
    suspects: wordList('suspect suspects fugitive fugitives criminals criminal'),
    truce: wordList('ceasefire truce cease-fire armistice ceasefires pause moratorium'),
    envoys: wordList(
      'ambassador ambassadors envoy envoys diplomats diplomat attaché attache attaches consul consuls chargé charge',
    ),
    missions: wordList(
      'observers monitors mission missions inspectors staff peacekeepers peacekeeping monitor observer charities charity ngo agencies agency ngos contingent experts advisers team',
    ),
    embassy: wordList('embassy consulate embassies consulates mission'),
    penalties: wordList(
      'sanctions sanction embargo embargoes tariffs tariff penalties blockade duties boycott',
    ),
    limits: wordList(
      'curbs curb rules restrictions restriction curfew blockade siege ban bans embargo emergency measures rule controls sanctions boycott',
      'tariffs moratorium rule law limits penalties tariff fine censorship requirement requirements',
    ),
    emergency: wordList('emergency'),
    martial: wordList('law martial'),
    curfew: wordList('curfew curfews lockdown'),
    inquiry: wordList('investigation investigations inquiry inquiries probe probes enquiry trial audit'),
    suits: wordList('lawsuit lawsuits complaint complaints charges suit case claim charge indictment'),
    charges: wordList('charges lawsuit case complaint suit investigation accusations prosecution'),
    protest: wordList('protest protests complaint complaints objection objections note demarche grievance'),
    relief: wordList(
      'aid assistance help relief food medicine medicines supplies loan loans funds fund money weapons arms donation',
      'grant grants support equipment credits credit training vaccines doses shelter tents fuel ammunition medics',
      'donations doctors protection advisers blankets water rice wheat dollars euros million billion instructors',
    ),
    asylum: wordList('asylum refuge sanctuary shelter citizenship protection'),
    debt: wordList('debt debts loan loans arrears'),
    roads: wordList(
      'road roads highway highways street streets square entrance border traffic bridge bridges railway railways building motorway motorways port ports lanes access campus crossing crossings tracks',
    ),
    borders: wordList('border borders frontier frontiers airspace crossing crossings port ports strait'),
    media: wordList(
      'newspaper newspapers website websites internet broadcaster station stations channel channels media press book books film films magazine reporting coverage access platform platforms radio site sites books articles',
    ),
    groups: wordList(
      'party parties group groups organisation organization organisations movement protest protests rally rallies demonstrations demonstration marches gatherings opposition union unions candidate candidates assembly activities strikes movements sect',
    ),
    utilities: wordList(
      'power electricity water internet food gas supplies telephone phones communications fuel',
    ),
    property: wordList(
      'assets property properties land weapons arms ship ships vessel vessels cargo documents computers passports tanker goods house office offices headquarters home homes funds equipment drugs boats boat trawler belongings',
    ),
    premises: wordList(
      'office offices headquarters home homes house houses newsroom flat apartment premises church mosque university shop shops building',
    ),
    territory: wordList(
      'town towns city cities village villages territory area areas region province island islands airport base bases capital district positions post posts land hill hills bridge outpost stronghold camp enclave settlement settlements port plateau valley peninsula strip ground',
    ),
    targets: wordList(
      'town towns city cities village villages base bases airport camp camps positions position targets target hospital school market convoy headquarters barracks post posts depot depots facility facilities infrastructure building buildings installation installations checkpoint checkpoints plant refinery bunker bunkers house houses neighbourhood neighborhood capital island suburbs outpost station',
    ),
    people: wordList(
      'people civilians civilian soldiers soldier policemen officers officer militants rebels protesters demonstrators villagers students women children workers fighters gunmen troops guards guard man woman boy girl journalist journalists residents crowd crowds teachers doctors refugees insurgents commander commanders leader policeman members pilgrims tourists aid-workers guerrillas prisoners demonstrators others passengers activists activist lawyer lawyers',
    ),
    bombs: wordList('bomb bombs device devices explosives mine mines grenade grenades car vest'),
    assets: wordList('assets accounts funds'),
    statehood: wordList(
      'government state republic independence sovereignty country statehood president legitimacy authority regime council nation territory administration',
    ),
    attacks: wordList(
      'attack attacks offensive assault raid raids airstrike airstrikes incursion invasion bombing bombings bombardment shelling operation campaign war crackdown offensives counter-offensive counteroffensive hostilities fighting',
    ),
    exercises: wordList('games exercise exercises drill drills manoeuvres maneuvers manoeuvre manoeuvers'),
    readmission: wordList(
      'inspectors observers monitors peacekeepers workers journalists aid convoys convoy access mission experts refugees',
    ),
    crime: wordList('cleansing genocide massacre massacres atrocities torture rape killings violence murder'),
    honour: wordList('tribute homage'),
    slogans: wordList('slogans slogan'),
    flag: wordList('flag flags effigy effigies portrait'),
    arms: wordList('arms weapons weapon guns rifles arsenal'),
    alert: wordList('alert readiness'),
    warrant: wordList('warrant warrants'),
    ultimatum: wordList('ultimatum deadline warning'),
    permission: wordList(
      'visa visas permission entry access request requests allocation permit permits licence license',
    ),
    requests: wordList('request requests call calls demand demands appeal appeals'),
    member: wordList('member members membership'),
    migrants: wordList('migrants refugees missionaries foreigners nationals priests expatriates'),
    gas: wordList('gas teargas cannon batons bullets'),
    readiness: wordList('readiness willingness intention determination'),
    dispute: wordList('dispute disputes quarrel row feud differences'),
    terms: wordList('terms agreement'),
    credentials: wordList('credentials'),
    views: wordList('views'),
    resignation: wordList('resignation'),
    demandable: wordList(
      'apology compensation release withdrawal return talks ceasefire extradition recognition guarantees',
    ),
    complaint: wordList(
      'protests protest complaint complaints criticism concerns concern objections warnings accusations',
    ),
    respite: wordList('hours days weeks ultimatum deadline'),
    computers: wordList(
      'website websites site account accounts computer computers email emails server servers database system systems',
      'network networks ministry bank phone phones campaign servers',
    ),
    call: wordList('call calls'),
    mediation: wordList('mediation'),
    weight: wordList('weight backing'),
    amnesty: wordList('amnesty amnesties pardon pardons clemency reprieve'),
    retractable: wordList(
      'plan plans proposal proposals bill claim claims bid reform reforms law tax complaint decree ultimatum',
    ),
    sentence: wordList('sentence sentences'),
    concessions: wordList('concession concessions compromise compromises'),
    men: wordList('man men officer officers nationals killer killers remains bodies'),
    joint: wordList('joint'),
    orders: wordList('contract contracts order orders'),
    compensation: wordList('compensation reparations damages'),
    siege: wordList('siege blockade'),
    trial: wordList('trial court'),
    grievance: wordList('dismay anger outrage displeasure disappointment indignation'),
    investigators: wordList('investigators investigator detectives inspectors'),
    elections: wordList('election elections poll vote referendum reform reforms independence autonomy'),
    decision: wordList('decision ratification vote'),
    promise: wordList('promise pledge word'),
    hunger: wordList('hunger fast'),
    chain: wordList('chain'),
    paint: wordList('paint graffiti slogans'),
    shops: wordList('shops shop cars car buses bus stores offices windows barricades tyres tires'),
    membership: wordList('membership'),
    blacklist: wordList('blacklist list'),
    boycott: wordList('boycott'),
    defences: wordList('defences defenses security'),
    custody: wordList('custody'),
    confinement: wordList('arrest surveillance confinement'),
    licences: wordList(
      'licence licences license licenses accreditation passport passports permit permits visa visas',
    ),
    falsehoods: wordList('disinformation falsehoods propaganda misinformation lies'),
    force: wordList('force violence arms'),
    poison: wordList('chemical gas sarin chlorine napalm phosphorus'),
    bodies: wordList(
      'union alliance league organisation organization commission council court coalition talks club community bloc accord pact treaty agreement convention negotiations government conference summit',
    ),
    fire: wordList('fire hostilities'),
    work: wordList('work'),
    tools: wordList('tools'),
    captives: wordList('hostage hostages prisoner captive captives'),
  }).map(([name, words]) => [name, new Set(words)]),
);
