/**
 * Verbs of cooperation by PLOVER type and mode. A row: the meaning, the verbs ("lemma" or "lemma+particle"), and the
 * names in `objects.ts` of the nouns one of which their object must hold; without them, any object or none.
 */
export const COOPERATION: readonly (readonly [meaning: string, verbs: string, objects?: string])[] = [
  // AGREE: says that it will.
  ['AGREE', 'express signal indicate declare voice show', 'readiness'],
  ['AGREE', 'settle resolve patch+up end', 'dispute'],
  ['AGREE', 'come+to', 'terms'],
  [
    'AGREE',
    'agree agree+to agree+on promise pledge vow swear offer undertake volunteer consent+to commit+to',
  ],
  ['AGREE', 'accept take+up', 'offers'],
  ['AGREE', 'reach strike clinch negotiate seal', 'agreement'],
  ['AGREE', 'schedule arrange plan announce set propose', 'meetings'],
  ['AGREE', 'accept agree+to agree+on', 'truce'],
  ['AGREE', 'invite', ''],

  // CONSULT: meets, visits, talks.
  ['CONSULT', 'exchange', 'views'],
  [
    'CONSULT/phone',
    'speak+by+telephone+with speak+by+phone+with talk+by+telephone+with talk+by+phone+with confer+by+telephone+with speak+by+telephone+to speak+by+phone+to',
  ],
  ['CONSULT/phone', 'hold have', 'call'],
  ['CONSULT', 'present', 'credentials'],
  ['CONSULT/third-party', 'offer host chair lead', 'mediation'],
  [
    'CONSULT',
    'hold begin open start resume attend conduct have continue finish end conclude convene chair host enter join complete renew wrap+up engage+in',
    'consult',
  ],
  ['CONSULT/visit', 'pay make begin start end conclude complete cut+short', 'meetings'],
  [
    'CONSULT',
    'meet meet+with talk+to talk+with speak+with speak+to discuss negotiate confer consult hold+with dine+with sit+down+with sit+down confer+with huddle+with',
  ],
  ['CONSULT', 'receive host greet brief'],
  ['CONSULT/phone', 'telephone phone'],
  [
    'CONSULT/visit',
    'visit travel+to arrive+in arrive+at fly+to leave+for depart+for tour go+to head+to return+to fly+into',
  ],
  ['CONSULT/third-party', 'mediate broker'],

  // SUPPORT: praises, backs, recognises, signs.
  ['SUPPORT', 'set+up establish create form', 'joint'],
  ['SUPPORT', 'recognise'],
  ['SUPPORT', 'join accede+to', 'bodies'],
  [
    'SUPPORT',
    'come+out+in+favour+of come+out+in+favor+of vote+in+favour+of vote+in+favor+of speak+in+favour+of speak+in+favor+of line+up+behind',
  ],
  ['SUPPORT', 'lend give throw offer pledge', 'weight'],
  ['SUPPORT', 'sign ratify conclude finalise initial approve adopt endorse finalize', 'agreement'],
  ['SUPPORT', 'approve adopt ratify pass', 'plans'],
  [
    'SUPPORT',
    'establish restore renew resume upgrade normalise improve open re-establish reestablish mend repair forge strengthen deepen cement',
    'ties',
  ],
  ['SUPPORT', 'recognise', 'statehood'],
  ['SUPPORT', 'pay', 'honour'],
  ['SUPPORT', 'reopen open', 'embassy'],
  [
    'SUPPORT',
    'support back endorse welcome praise applaud hail commend champion side+with defend stand+by stand+with stand+behind congratulate thank vote+for salute embrace favour laud cheer vouch+for come+out+for rally+behind rally+around speak+out+for advocate compliment extol',
  ],
  ['SUPPORT', 'forgive'],

  // CONCEDE: gives way in words.
  ['CONCEDE', 'grant declare issue offer proclaim announce', 'amnesty'],
  ['CONCEDE', 'commute reduce cut', 'sentence'],
  ['CONCEDE', 'drop shelve abandon scrap reverse soften water+down withdraw', 'retractable'],
  ['CONCEDE', 'legalise unban', 'groups'],
  ['CONCEDE', 'lift end', 'alert'],
  ['CONCEDE', 'make offer', 'concessions'],
  [
    'CONCEDE',
    'lift ease end drop remove waive relax loosen rescind revoke soften abolish scrap suspend repeal shorten cancel',
    'limits',
  ],
  ['CONCEDE', 'lift end ease suspend revoke', 'emergency'],
  ['CONCEDE', 'drop withdraw dismiss abandon', 'charges'],
  ['CONCEDE', 'accept meet grant agree+to bow+to yield+to accede+to give+in+to satisfy', 'demands'],
  ['CONCEDE', 'drop withdraw abandon waive soften', 'demands'],
  ['CONCEDE', 'declare announce', 'truce'],
  [
    'CONCEDE',
    'concede apologise back+down relent give+in give+way climb+down cave+in bow+to yield+to accede+to repent compromise',
  ],
  ['CONCEDE', 'pardon amnesty acquit exonerate regret'],
  ['CONCEDE', 'call+off suspend end', 'marches stoppage'],

  // COOPERATE: to the good of both.
  ['COOPERATE', 'hand+over turn+over', 'suspects men'],
  ['COOPERATE', 'hold conduct carry+out stage mount begin', 'joint'],
  ['COOPERATE', 'open reopen', 'borders'],
  ['COOPERATE', 'sign award win', 'orders'],
  [
    'COOPERATE',
    'resume expand boost increase restore start strengthen begin renew establish double broaden launch reopen develop',
    'trade',
  ],
  ['COOPERATE', 'share exchange swap pool trade', 'intelligence'],
  ['COOPERATE', 'extradite'],
  ['COOPERATE', 'hand+over turn+over deliver surrender', 'suspects'],
  ['COOPERATE', 'buy sell purchase export import order barter', 'goods'],
  ['COOPERATE', 'reopen', 'borders'],
  ['COOPERATE', 'buy sell purchase export import'],
  [
    'COOPERATE',
    'cooperate co-operate collaborate ally team+up work+with work+together trade+with join+forces partner+with invest+in',
  ],

  // AID: to the good of the other.
  ['AID', 'provide+with supply+with furnish+with equip+with'],
  ['AID', 'take+in welcome resettle accept', 'migrants'],
  ['AID', 'pay', 'compensation'],
  ['AID', 'evacuate rescue', 'people captives'],
  ['AID', 'step+up boost raise double increase', 'relief'],
  [
    'AID',
    'send give provide donate deliver supply grant lend contribute allocate extend airlift ship disburse transfer earmark approve distribute fly release channel hand+out rush award dispatch increase',
    'relief',
  ],
  ['AID', 'grant give offer provide extend', 'asylum'],
  ['AID', 'forgive cancel write+off reschedule', 'debt'],
  ['AID', 'help assist aid feed shelter rescue bail+out subsidise fund finance bankroll treat'],
  ['AID', 'train arm equip', 'forces people'],
  ['AID', 'send deploy dispatch contribute', 'missions'],

  // RETREAT: gives way in deed.
  ['RETREAT/resign', 'submit tender offer announce hand+in present give', 'resignation'],
  ['RETREAT/access', 'let allow open+to reopen+to admit', 'readmission'],
  ['RETREAT/withdraw', 'lift end', 'siege'],
  ['RETREAT/ceasefire', 'end halt stop cease suspend call+off', 'attacks crime'],
  ['RETREAT/withdraw', 'stand+down disband disperse thin+out', 'forces'],
  [
    'RETREAT/withdraw',
    'withdraw pull+out pull+back pull recall bring+home remove evacuate reduce demobilise redeploy',
    'forces',
  ],
  [
    'RETREAT/withdraw',
    'evacuate abandon vacate cede hand+back return relinquish surrender give+up dismantle',
    'territory',
  ],
  ['RETREAT/withdraw', 'withdraw+from retreat retreat+from pull+out+of pull+back+from withdraw'],
  [
    'RETREAT/release',
    'release free hand+over swap exchange return set+free parole let+go repatriate',
    'held',
  ],
  ['RETREAT/release', 'release free'],
  ['RETREAT/release', 'return hand+back', 'property'],
  [
    'RETREAT/disarm',
    'surrender hand+in hand+over lay+down destroy decommission give+up turn+in dismantle scrap',
    'arms',
  ],
  ['RETREAT/disarm', 'disarm surrender demobilise capitulate'],
  ['RETREAT/ceasefire', 'observe honour respect implement begin start keep extend sign hold uphold', 'truce'],
  ['RETREAT/ceasefire', 'cease hold', 'fire'],
  ['RETREAT/access', 'allow admit let+in accept receive permit readmit', 'readmission'],
  ['RETREAT/resign', 'resign step+down quit stand+down step+aside relinquish abdicate'],
];
