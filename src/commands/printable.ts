/** Control characters but tab and line feed, and marks that turn the direction of what follows. */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text of others for a terminal, which would obey its control characters. Keeps the length, so spans still fit. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}
