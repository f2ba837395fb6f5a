import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plvRecords, reactionBetween, scorePlv } from '../../bench/read/plv.mjs';
import { read } from '../../src/read/read.js';

const HEAD = ['', 'sentence_id', 'sentence', 'marked_sentence', 'gold_root'].join('\t');
const ROWS = [
  ['4', 'Chad condemned Mali on Monday.', '<s>Chad</s> condemned <t>Mali</t> on Monday.', 'ACCUSE'],
  ['7', 'Mali was invited by Chad.', '<t>Mali</t> was invited by <s>Chad</s>.', 'AGREE'],
  [
    '9',
    'Chad released four prisoners ""at dawn"".',
    '<s>Chad</s> released four prisoners ""at dawn"".',
    'YIELD',
  ],
];
const TSV = [HEAD, ...ROWS.map((row) => ['', ...row].map((cell) => `"${cell}"`).join('\t'))].join('\n');

describe('PLV', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plv-'));
  writeFileSync(join(folder, 'PLV_own.tsv'), TSV);
  writeFileSync(join(folder, 'AW_own.tsv'), 'another set');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has source and target where they stand, and quotation marks as in CSV', () => {
    const [, invited, released] = plvRecords(TSV);
    expect(invited?.source).toEqual({ words: 'Chad', span: { start: 20, end: 24 } });
    expect(released?.text).toBe('Chad released four prisoners "at dawn".');
    expect(released?.target).toBeNull();
  });

  it('chooses a reaction by its parties, whatever its type', () => {
    const text = 'Chad condemned Mali and then praised Niger.';
    const reading = read({ text, language: 'en' });
    const party = (words: string) => ({
      words,
      span: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
    });
    const record = { id: 1, text, type: 'PROTEST', source: party('Chad'), target: party('Niger') };
    expect(reactionBetween(record, reading.reactions, reading)?.type).toBe('SUPPORT');
    expect(reactionBetween({ ...record, target: party('Mali') }, reading.reactions, reading)?.type).toBe(
      'ACCUSE',
    );
  });

  it('is scored whole and by halves, giving way in words and in deed as one type', () => {
    const rows = scorePlv({ plv: folder }, read);
    const accuracy = rows.filter(({ measure }) => measure.startsWith('type of'));
    expect(accuracy.map(({ set, accuracy: share }) => [set, share])).toEqual([
      ['PLV own', 1],
      ['PLV own, even ids', 1],
      ['PLV own, odd ids', 1],
    ]);
  });

  it('is skipped where no file of it lies', () => {
    expect(() => scorePlv({}, read)).toThrow('--plv');
    expect(() => scorePlv({ plv: join(folder, 'nowhere') }, read)).toThrow('no PLV_');
  });
});
