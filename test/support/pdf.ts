import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours, line after line: standard fonts, written as hexadecimal strings with their kerning. */
export function textOfPdf(bytes: Buffer): string {
  const lines: string[] = [];
  const raw = bytes.toString('latin1');
  for (const [, stream] of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const content = inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
    for (const [, shown] of content.matchAll(/\[(.*?)\] TJ/g)) {
      const parts = [...shown!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) =>
        Buffer.from(hex!, 'hex').toString('latin1'),
      );
      lines.push(parts.join(''));
    }
  }
  return lines.join('\n');
}
