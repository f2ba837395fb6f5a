import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes, isBinary } from '../../src/collect/decode.js';

const text = 'Małgorzata Żuk powiedziała tak w środę; prezydent odpowiedział: nie, i wyszedł z sali.';
const bytes = (charset: string, value = text) => iconv.encode(value, charset, { addBOM: false });

describe('the character set of a document', () => {
  it('is told by the byte order mark before anything else', () => {
    for (const charset of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const marked = iconv.encode(text, charset, { addBOM: true });
      expect(decodeBytes(marked, 'text/html; charset=iso-8859-1').text, charset).toBe(text);
    }
  });

  it('is told by the HTTP header before the document', () => {
    const html = `<meta charset="windows-1252"><p>${text}`;
    expect(decodeBytes(bytes('iso-8859-2', html), 'text/html; charset="ISO-8859-2"').text).toBe(html);
  });

  it('is told by the XML declaration', () => {
    const xml = `<?xml version="1.0" encoding="windows-1250"?><rss>${text}</rss>`;
    expect(decodeBytes(bytes('windows-1250', xml)).text).toBe(xml);
    expect(decodeBytes(bytes('utf-16le', '<?xml version="1.0"?><a>ż</a>')).text).toContain('ż');
  });

  it('is wide where the first bytes say so, without a mark or a declaration', () => {
    for (const charset of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      for (const start of ['<rss>', '{"version":', '\n<feed>']) {
        const document = bytes(charset, start + text);
        expect(decodeBytes(document), charset).toEqual({ text: start + text, charset });
        expect(isBinary(document)).toBe(false);
      }
    }
  });

  it('is told by either form of the meta tag', () => {
    for (const meta of [
      '<meta charset=iso-8859-2>',
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
    ]) {
      expect(decodeBytes(bytes('iso-8859-2', meta + text)).text).toBe(meta + text);
    }
  });

  it('is UTF-8 where nothing is declared and the bytes are valid', () => {
    expect(decodeBytes(bytes('utf-8')).charset).toBe('utf-8');
  });

  it('is not UTF-8 because somebody says so', () => {
    const latin =
      'Der Präsident erklärte am Dienstag, er werde die Verträge prüfen. Die Gegner äußerten Zweifel.';
    expect(decodeBytes(bytes('windows-1252', latin), 'text/html; charset=utf-8').text).toBe(latin);
  });

  it('is still UTF-8 where a byte or two are broken', () => {
    const broken = Buffer.concat([bytes('utf-8', text.repeat(3)), Buffer.from([0xc5])]);
    expect(decodeBytes(broken).text).toBe(`${text.repeat(3)}\uFFFD`);
  });

  it('is guessed where nothing else helps', () => {
    const russian = 'Президент заявил во вторник, что подпишет договор. Министр возразил: «Рано».';
    expect(decodeBytes(bytes('windows-1251', russian)).text).toBe(russian);
  });

  it('passes over a name that nobody knows', () => {
    expect(decodeBytes(bytes('utf-8'), 'text/html; charset=klingon-8').text).toBe(text);
  });

  it('reads Latin-1 as windows-1252, as browsers do', () => {
    expect(decodeBytes(Buffer.from([0x93, 0x61, 0x94]), 'text/plain; charset=iso-8859-1').text).toBe('“a”');
  });
});

describe('a binary document', () => {
  it('is told by its first bytes or by a NUL', () => {
    expect(isBinary(Buffer.from('%PDF-1.7 text'))).toBe(true);
    expect(isBinary(Buffer.from('PK\u0003\u0004'))).toBe(true);
    expect(isBinary(Buffer.from('plain\0text'))).toBe(true);
  });

  it('is not one because it is UTF-16', () => {
    expect(isBinary(iconv.encode(text, 'utf-16le', { addBOM: true }))).toBe(false);
    expect(isBinary(bytes('utf-16le'), 'text/plain; charset=utf-16le')).toBe(false);
    expect(isBinary(bytes('utf-8'))).toBe(false);
  });
});
