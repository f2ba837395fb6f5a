import chardet from 'chardet';
import iconv from 'iconv-lite';

export interface Decoded {
  text: string;
  /** The character set that was used, in the name iconv-lite knows. */
  charset: string;
}

/** Where a declaration is looked for; the HTML standard says 1,024, and real pages are late. */
const DECLARATION_BYTES = 4_096;
/** What XML, HTML or JSON begins with. */
const MARKUP_START = /^[<{[\s]$/;
/** Of the characters beyond ASCII, how many may be broken in a text that still counts as UTF-8. */
const BROKEN_SHARE = 0.1;
const GUESS_BYTES = 64 * 1024;

/**
 * Turns a document's bytes into text. The character set comes from, in this order: the byte order mark, the
 * HTTP header, the XML declaration or meta tag, validity as UTF-8 (but for a few broken bytes), a guess,
 * windows-1252. A declaration of UTF-8 that the bytes break, or of a set that does not exist, is passed over.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null = null): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = byteOrderMark(buffer);
  if (mark) return { text: iconv.decode(buffer, mark), charset: mark };
  const utf8 = decodeUtf8(buffer);
  for (const declared of [charsetOfHeader(contentType), charsetInside(buffer)]) {
    const charset = declared === null ? null : usableCharset(declared);
    if (charset === 'utf-8' && utf8 === null) continue;
    if (charset)
      return { text: utf8 !== null && charset === 'utf-8' ? utf8 : iconv.decode(buffer, charset), charset };
  }
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  const guess = usableCharset(chardet.detect(buffer.subarray(0, GUESS_BYTES)) ?? '');
  const charset = guess && guess !== 'utf-8' ? guess : 'windows-1252';
  return { text: iconv.decode(buffer, charset), charset };
}

/** First bytes, as Latin-1, of formats that people point a collector at by mistake. */
const BINARY_STARTS = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00FF\u00D8\u00FF',
  '\u001F\u008B',
  'RIFF',
  '\u007FELF',
];

/** Whether bytes are those of a known binary format, or hold a NUL that no wide character set explains. */
export function isBinary(bytes: Uint8Array, contentType: string | null = null): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString('latin1', 0, 8);
  if (BINARY_STARTS.some((start) => head.startsWith(start))) return true;
  const charset = byteOrderMark(buffer) ?? charsetOfHeader(contentType) ?? charsetInside(buffer) ?? '';
  return !/utf-?(?:16|32)/i.test(charset) && buffer.includes(0);
}

function byteOrderMark(buffer: Buffer): string | null {
  if (buffer.length >= 4 && buffer.readUInt32BE(0) === 0x0000feff) return 'utf-32be';
  if (buffer.length >= 4 && buffer.readUInt32LE(0) === 0x0000feff) return 'utf-32le';
  if (buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf) return 'utf-8';
  if (buffer.length >= 2 && buffer.readUInt16BE(0) === 0xfeff) return 'utf-16be';
  if (buffer.length >= 2 && buffer.readUInt16LE(0) === 0xfeff) return 'utf-16le';
  return null;
}

function charsetOfHeader(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
}

function charsetInside(buffer: Buffer): string | null {
  const wide = wideCharset(buffer);
  if (wide) return wide;
  const head = buffer.toString('latin1', 0, DECLARATION_BYTES);
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1];
  const declared = xml ?? /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
  // What could be read as ASCII is not UTF-16, whatever it says (HTML standard, encoding sniffing).
  return declared !== null && /^utf-?(?:16|32)/i.test(declared) ? 'utf-8' : declared;
}

/**
 * A wide set without a byte order mark, told by which of the first bytes are NUL (XML 1.0, appendix F; RFC 4627, section 3).
 */
function wideCharset(buffer: Buffer): string | null {
  const [a = 0, b = 0, c = 0, d = 0] = buffer.subarray(0, 4);
  const pattern = [a, b, c, d].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  const charset = { '000x': 'utf-32be', x000: 'utf-32le', '0x0x': 'utf-16be', x0x0: 'utf-16le' }[pattern];
  return charset && MARKUP_START.test(String.fromCharCode(a || b || d)) ? charset : null;
}

/**
 * The set to decode with, by the WHATWG rule that Latin-1 and ASCII mean windows-1252; null where there is no
 * such set.
 */
function usableCharset(name: string): string | null {
  const lower = name.toLowerCase();
  if (/^(?:utf-?8|unicode-1-1-utf-8)$/.test(lower)) return 'utf-8';
  if (/^(?:iso-?8859-?1|latin-?1|l1|(?:us-)?ascii)$/.test(lower)) return 'windows-1252';
  return lower !== '' && iconv.encodingExists(lower) ? lower : null;
}

/** Null where the bytes are another set's. A page that is UTF-8 but for a few broken bytes is still UTF-8. */
function decodeUtf8(buffer: Buffer): string | null {
  const text = new TextDecoder().decode(buffer);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken === 0) return text;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return broken <= whole * BROKEN_SHARE ? text : null;
}
