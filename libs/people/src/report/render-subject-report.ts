import { momentText } from '#embarque/kernel';
import PDFDocument from 'pdfkit';
import { type PrivacyContact } from '#embarque/privacy';
import { type SubjectReport } from '../queries/subject-report/get-subject-report.js';

const MARGIN = 56;
const LABEL_WIDTH = 150;
/** Points that a record's first line needs to start on a page. */
const ROOM = 60;

/** The report as pages of A4, for the person it is about; the stream ends with the last page. */
export function renderSubjectReport(report: SubjectReport): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, lang: 'pt-BR', displayTitle: true },
    info: { Title: 'Relatório do titular de dados', Creator: 'Embarque', CreationDate: new Date(report.asOf) },
  });
  const heading = (text: string, size: number) => {
    if (pdf.y > pdf.page.height - MARGIN - ROOM) pdf.addPage();
    pdf.font('Helvetica-Bold').fontSize(size).text(text, MARGIN).font('Helvetica').fontSize(10).moveDown(0.3);
  };
  const line = (label: string, value: string) => {
    const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH;
    const height = Math.max(
      pdf.heightOfString(value, { width }),
      pdf.heightOfString(label, { width: LABEL_WIDTH - 8 }),
    );
    if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
    const { y } = pdf;
    pdf.font('Helvetica-Bold').text(label, MARGIN, y, { width: LABEL_WIDTH - 8 });
    pdf.font('Helvetica').text(value, MARGIN + LABEL_WIDTH, y, { width });
    pdf.y = y + height + 2;
  };

  heading('Relatório do titular de dados', 16);
  pdf.text(
    'Tudo o que este sistema sabe da pessoa, por que o sabe e por quanto tempo (LGPD, arts. 9º, 18 e 19).',
    MARGIN,
  );
  pdf.moveDown(0.5);
  line('Identificador', report.personId);
  line('Emitido em', momentText(report.asOf));
  line('Tabela de finalidades', `versão ${report.purposesVersion}`);
  for (const [label, value] of contactLines(report.contact)) line(label, value);

  if (report.erasure) {
    const { at, request, kept } = report.erasure;
    pdf.moveDown();
    heading('Dados eliminados', 13);
    line('Eliminados em', momentText(at));
    line('Pedido', request);
    if (!kept.length) line('Mantido por lei', 'Nada.');
    for (const { what, legalBasis } of kept) line('Mantido por lei', `${what} (${legalBasis})`);
  }
  for (const { title, purpose, legalBasis, retention, records } of report.sections) {
    pdf.moveDown();
    heading(title, 13);
    line('Finalidade', purpose);
    line('Base legal', legalBasis);
    line('Por quanto tempo', retention);
    for (const [index, record] of records.entries()) {
      pdf.moveDown(0.5);
      heading(`${index + 1} de ${records.length}`, 10);
      for (const [label, value] of Object.entries(record)) line(label, value);
    }
  }
  if (report.status === 'registered' && !report.sections.length) pdf.moveDown().text('Nada registrado.', MARGIN);
  pdf.end();
  return pdf;
}

function contactLines({
  controller,
  officer: { name, email, phone },
}: PrivacyContact): [label: string, value: string][] {
  const officer = [name, email, phone].filter(Boolean).join(', ');
  return [
    ...(controller ? [['Controlador', controller] as [string, string]] : []),
    ...(officer ? [['Encarregado de dados', officer] as [string, string]] : []),
  ];
}
