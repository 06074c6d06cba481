import PDFDocument from 'pdfkit';
import { printable } from '#embarque/paper';
import { type LineProofView } from '../queries/get-line-proof/get-line-proof.js';
import { proofPages } from './proof-pages.js';

/** The proof as text, for a terminal. */
export function renderProofText(proof: LineProofView): string {
  const { title, about, sections } = proofPages(proof);
  const facts = (all: typeof about, indent: string) => all.map(([label, value]) => `${indent}${label}: ${value}`);
  return [
    ...[title, '='.repeat(title.length), ''],
    ...facts(about, ''),
    ...sections.flatMap((section) => [
      ...['', section.title, '-'.repeat(section.title.length)],
      ...section.parts.flatMap((part) => [
        ...(part.title ? ['', part.title] : ['']),
        ...facts(part.facts, part.title ? '   ' : ''),
      ]),
    ]),
  ].join('\n');
}

const MARGIN = 48;
const LABEL_WIDTH = 140;
/** Points that a heading and its first line need to start on a page. */
const ROOM = 60;

/** The proof as pages of A4; the stream ends with the last page. */
export function renderProofPdf(proof: LineProofView): PDFKit.PDFDocument {
  const { title, about, sections } = proofPages(proof);
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, lang: 'pt-BR', displayTitle: true },
    info: { Title: title, Creator: 'Embarque', CreationDate: new Date(proof.provenAt) },
  });
  const heading = (text: string, size: number) => {
    if (pdf.y > pdf.page.height - MARGIN - ROOM) pdf.addPage();
    pdf.font('Helvetica-Bold').fontSize(size).text(text, MARGIN).moveDown(0.3);
  };
  const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH;
  const facts = (all: typeof about) => {
    for (const [label, text] of all) {
      const value = printable(text);
      const bold = () => pdf.font('Helvetica-Bold').fontSize(9);
      const labelHeight = bold().heightOfString(label, { width: LABEL_WIDTH - 8 });
      const plain = () => pdf.font('Helvetica').fontSize(9);
      const height = Math.max(labelHeight, plain().heightOfString(value, { width }));
      if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
      const { y } = pdf;
      bold().text(label, MARGIN, y, { width: LABEL_WIDTH - 8 });
      plain().text(value, MARGIN + LABEL_WIDTH, y, { width });
      pdf.y = y + height + 2;
    }
  };

  heading(title, 15);
  facts(about);
  for (const section of sections) {
    pdf.moveDown();
    heading(section.title, 12);
    for (const part of section.parts) {
      pdf.moveDown(0.4);
      if (part.title) heading(part.title, 10);
      facts(part.facts);
    }
  }
  pdf.end();
  return pdf;
}
