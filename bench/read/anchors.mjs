/**
 * Where the field stands, and what issue 4 wants, by set and measure: both figures are of the table's last filled
 * column of figures. Sources are in the notes on reading; other test parts and rules than ours where it says so.
 * @type {[set: RegExp, measure: RegExp, field: string, wanted: string][]}
 */
const ANCHORS = [
  [/^PolNeAR/, /^content, tokens/, 'naive .66, CRF .74, trial .84, BERT .87, human .92', '.85 / .89'],
  [/^PolNeAR/, /^content, exact/, 'naive .38, CRF .44, trial .58, BERT .62, human .71', '.60 / .68'],
  [/^PolNeAR/, /^source, tokens/, 'naive .27, CRF .63, BERT .84, human .82', ''],
  [/^PolNeAR/, /^source, exact/, 'naive .36, CRF .62, trial .67, BERT .78, human .80', '.73 / .80'],
  [/^PolNeAR/, /^cue, tokens/, 'naive .28, CRF .56, BERT .73, human .71', ''],
  [/^PolNeAR/, /^cue, exact/, 'naive .39, CRF .59, BERT .72, human .72', ''],
  [
    /^PolNeAR/,
    /^found: over 0.3/,
    'naive .50, human .84 (speaker .75, .94); SFU on its own news .84 (.87)',
    '',
  ],
  [/^PolNeAR/, /^found: over 0.8/, 'SFU on its own news .76 (.87)', ''],
  [/^PolNeAR/, /^attribution/, 'naive .34, trial .41, human .76', '.62 / .75'],
  [/^PolNeAR/, /^direct/, 'recall: patterns .98 (.73), human .97 (.98)', 'R .98 (.92) / .99 (.97)'],
  [/^name/, /^nameLikeness/, 'Levenshtein .67, LogicV2 .79', '.80 / .85'],
  [/^GAP/, /all$/, 'parallelism .669 (its test part)', ''],
  [/^GAP/, /masculine$/, 'parallelism .694 (its test part)', ''],
  [/^GAP/, /feminine$/, 'parallelism .644 (its test part)', ''],
  [
    /^(?:PETRARCH|PLOVER)/,
    /macro F1/,
    'RoBERTa-large .82 (PLV test, actor and recipient given)',
    '.60 / .80',
  ],
  [/^PLV/, /macro F1/, 'RoBERTa-large .82 (PLV test, source and target given)', ''],
  [/^PLV/, /^type of/, 'RoBERTa-large .835 (PLV test, source and target given)', ''],
  [/^PLOVER/, /^type of/, 'RoBERTa-large accuracy .835 (PLV test, actor and recipient given)', ''],
  [/brief/, /^quotes/, '', '9 of 10, P .9 / all'],
  [/brief/, /type and actors$/, '', '14 of 18, P .9 / all'],
  [/^speed/, /warm.*wall/, 'trial tagger 44,000 tokens/s', '30,000 / 100,000'],
];

/** @returns {{field: string, wanted: string}} */
export function anchorOf({ set, measure }) {
  const [, , field, wanted] = ANCHORS.find(([ofSet, of]) => ofSet.test(set) && of.test(measure)) ?? [];
  return { field: field ?? '', wanted: wanted ?? '' };
}
