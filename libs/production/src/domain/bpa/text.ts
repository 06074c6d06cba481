/** Letters that Unicode does not take apart into a base letter and a mark. */
const EXTRA: Readonly<Record<string, string>> = { Æ: 'AE', Œ: 'OE', Ø: 'O', Đ: 'D', Ð: 'D', Þ: 'TH', Ł: 'L', Ħ: 'H' };

/**
 * Text as SIA takes it: upper case, ASCII 0x20–0x7E, no quotes of any kind, single spaces. What has no Latin form is
 * dropped (SIA0253 refuses quotes: transliterate, drop them, then cut).
 */
export const foldText = (text: string): string =>
  text
    .replace(/['"`´‘’‚‛“”„ʼ]/g, '')
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[ÆŒØĐÐÞŁĦ]/g, (letter) => EXTRA[letter]!)
    .replace(/[‐-―−]/g, '-')
    .replace(/\s/g, ' ')
    .replace(/[^ -~]|['"`]/g, '')
    .replace(/ +/g, ' ')
    .trim();

/** Marks in `FOLDED`: the character leaves nothing; the text must be folded as a whole. */
export const DROP = 0;
export const FOLD_WHOLE = 1;

/** The byte that each Latin-1 character folds to: the same as `foldText`, without making strings. */
export const FOLDED = Uint8Array.from({ length: 256 }, (_, code) => {
  const folded = foldText(`X${String.fromCharCode(code)}X`).slice(1, -1);
  if (folded.length > 1) return FOLD_WHOLE;
  return folded === '' ? DROP : folded.charCodeAt(0);
});
