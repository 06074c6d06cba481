import { momentText, type Instant } from '#embarque/kernel';
import { A4, fitted, MARGIN, WIDTH, type Mark } from './sheet.js';

export const TITLE_HEIGHT = 30;

/** Title, a line below it, and the sheet's number: what every paper begins with, `TITLE_HEIGHT` high. */
export function titleMarks(title: string, subtitle: string, top: number, sheet: string, printedAt: Instant): Mark[] {
  return [
    fitted(title, { x: MARGIN, y: top, width: 320, height: 18 }, { size: 15, bold: true }),
    fitted(subtitle, { x: MARGIN, y: top + 18, width: WIDTH, height: 10 }, { size: 8 }),
    fitted(
      `${sheet}; impressa em ${momentText(printedAt)}`,
      { x: A4.width - MARGIN - 200, y: top + 4, width: 200, height: 11 },
      { size: 8, align: 'right' },
    ),
  ];
}
