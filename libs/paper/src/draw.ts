import PDFDocument from 'pdfkit';
import { type Instant } from '#embarque/kernel';
import { gapOf, styled, type Mark, type Paper } from './sheet.js';

const THIN = 0.5;
const GREY = '#e8e8e8';
/** Neighbours overlap by so much: a gap thinner than a dot would still show as a line. */
const OVERLAP = 0.05;

/** The paper as PDF; the stream ends with the last sheet. */
export function draw({ title, sheets }: Paper, at: Instant): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 0, lang: 'pt-BR', displayTitle: true, autoFirstPage: false },
    info: { Title: title, Creator: 'Embarque', CreationDate: new Date(at) },
  });
  for (const marks of sheets) {
    pdf.addPage();
    for (const mark of marks) drawMark(pdf, mark);
  }
  pdf.end();
  return pdf;
}

function drawMark(pdf: PDFKit.PDFDocument, mark: Mark): void {
  const { x, y, width, height } = mark;
  switch (mark.kind) {
    case 'text':
      styled(pdf, mark).fillColor('black');
      pdf.text(mark.text, x, y, { width, height: height + gapOf(pdf), ellipsis: true, align: mark.align ?? 'left' });
      return;
    case 'box':
      pdf.lineWidth(THIN).rect(x, y, width, height);
      if (mark.filled) pdf.fillAndStroke(GREY, 'black');
      else pdf.stroke();
      return;
    case 'rule':
      pdf.lineWidth(THIN).moveTo(x, y);
      pdf.lineTo(x + width, y + height);
      if (mark.dashed) pdf.dash(3, { space: 3 }).stroke().undash();
      else pdf.stroke();
      return;
    case 'code': {
      const size = width / mark.modules.length;
      mark.modules.forEach((row, down) =>
        row.forEach((dark, right) => {
          if (dark) pdf.rect(x + right * size, y + down * size, size + OVERLAP, size + OVERLAP);
        }),
      );
      pdf.fill('black');
    }
  }
}
