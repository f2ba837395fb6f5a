/**
 * Legal forms of companies as they are written in names, each family under one sign. What says only that something is a
 * company ("company", "corporation") is of no family: such words tell no two bodies apart.
 */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  ag: ['ag', 'aktiengesellschaft', 'akg'],
  gmbh: ['gmbh', 'gesellschaft mit beschrankter haftung', 'mbh'],
  kg: ['kg', 'kommanditgesellschaft'],
  se: ['se', 'societas europaea'],
  // Joint stock companies: every form of them, open or closed, Russian or English.
  jsc: [
    'jsc',
    'joint stock company',
    'open joint stock company',
    'public joint stock company',
    'closed joint stock company',
    'ojsc',
    'pjsc',
    'cjsc',
    'ao',
    'oao',
    'pao',
    'zao',
    'aktsionernoe obshchestvo',
    'otkrytoe aktsionernoe obshchestvo',
    'publichnoe aktsionernoe obshchestvo',
  ],
  ltd: [
    'ltd',
    'limited',
    'llc',
    'llp',
    'lp',
    'limited liability company',
    'limited liability partnership',
    'private limited',
    'pvt ltd',
    'pte ltd',
    'pty ltd',
    'co ltd',
    'ooo',
    'obshchestvo s ogranichennoy otvetstvennostyu',
    'sp z o o',
    'spolka z ograniczona odpowiedzialnoscia',
    'societatea cu raspundere limitata',
    'srl',
    'sarl',
    'bv',
    'kft',
    'sro',
  ],
  plc: ['plc', 'public limited company'],
  inc: ['inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'na'],
  sa: ['sa', 'sas', 'sociedad anonima', 'societe anonyme', 'spa', 'nv', 'sa de cv', 'a s', 'as', 'ab', 'oyj'],
  ano: ['ano', 'autonomous non profit organization'],
};

const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([family, forms]) => forms.map((form) => [form, family] as const)),
);

/** The most words that a form has. */
const LONGEST = Math.max(...[...FORMS.keys()].map((form) => form.split(' ').length));

/** Families that a name in plain English may drop or swap without meaning another body. */
const PLAIN: ReadonlySet<string> = new Set(['inc', 'ltd', 'plc']);

export interface WithoutForm {
  words: string[];
  /** Families of the forms that were taken off. */
  forms: Set<string>;
}

/**
 * Takes the legal forms off a name, wherever they stand; a name that is nothing else keeps its words.
 * @param words lower case, Latin letters
 */
export function withoutLegalForms(words: readonly string[]): WithoutForm {
  const left: string[] = [];
  const forms = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const length = formAt(words, at);
    if (length === 0) left.push(words[at] as string);
    else forms.add(FORMS.get(words.slice(at, at + length).join(' ')) as string);
    at += Math.max(length, 1);
  }
  return left.length > 0 ? { words: left, forms } : { words: [...words], forms: new Set() };
}

function formAt(words: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--)
    if (FORMS.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
}

/** Whether two bodies say that they are of different forms ("AG" and "GmbH"); silence contradicts nothing. */
export function formsContradict(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [left, right] = [
    [...a].filter((form) => !PLAIN.has(form)),
    [...b].filter((form) => !PLAIN.has(form)),
  ];
  if (left.length > 0 && right.length > 0) return !left.some((form) => b.has(form));
  return false;
}
