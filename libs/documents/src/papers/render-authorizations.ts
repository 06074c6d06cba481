import QRCode from 'qrcode';
import { dateText, localDateOf, localTimeOf, momentText } from '#embarque/kernel';
import { A4, fields, fitted, heightOf, MARGIN, WIDTH, type Mark, type Paper } from '#embarque/paper';
import { type AuthorizationOnPaper } from './records.js';
import { dayText, ERASED, hourText, placeText, plateText, ROLE_TEXT, seatText } from './words.js';

/** A5, across. */
const HALF = A4.height / 2;
const EDGE = 22;
const SIDE = 118;
const MAIN = WIDTH - SIDE - 12;

/** Travel authorisations, two to a sheet, to be cut apart. */
export function renderAuthorizations(papers: readonly AuthorizationOnPaper[]): Paper {
  const sheets: Mark[][] = [];
  for (let first = 0; first < papers.length; first += 2) {
    sheets.push([
      ...papers.slice(first, first + 2).flatMap((paper, half) => authorizationMarks(paper, half * HALF)),
      { kind: 'rule', x: 0, y: HALF, width: A4.width, height: 0, dashed: true },
    ]);
  }
  return { title: 'Autorizações de viagem', sheets };
}

function authorizationMarks(paper: AuthorizationOnPaper, top: number): Mark[] {
  const { trip, number, issue, town, legs } = paper;
  const day = localDateOf(trip.departsAt);
  const away = paper.establishment ? placeText(paper.establishment) : (trip.routes[0] ?? '');
  const home = placeText(paper.home);
  const [from, to] = legs === 'return' ? [away, home] : [home, away];
  const y = top + EDGE;
  const head = 42;
  const body = y + head;
  return [
    { kind: 'text', text: 'Autorização de viagem', x: MARGIN, y, width: 300, height: 18, size: 15, bold: true },
    fitted(
      `Secretaria Municipal de Saúde de ${town}. Transporte: ${trip.manager.name}. SETS, Resolução SES/MG 6.254/2018, art. 3º, II.`,
      { x: MARGIN, y: y + 18, width: MAIN - 20, height: 20 },
      { size: 8 },
    ),
    fitted(
      `Nº ${number}`,
      { x: A4.width - MARGIN - 200, y, width: 200, height: 18 },
      { size: 15, bold: true, align: 'right' },
    ),
    fitted(
      issue > 1 ? `${issue}ª via: as anteriores não valem` : '1ª via',
      { x: A4.width - MARGIN - SIDE - 20, y: y + 18, width: SIDE + 20, height: 10 },
      { size: 8, align: 'right' },
    ),
    ...fields({ x: MARGIN, y: body, width: MAIN }, [
      [
        36,
        { label: 'Passageiro', value: paper.name ?? ERASED, share: 60, bold: true },
        { label: 'Condição', value: ROLE_TEXT[paper.role], share: 20 },
        { label: 'Documento', value: paper.document ?? 'não informado', share: 20 },
      ],
      [
        25,
        {
          label: 'Saída do veículo',
          value: `${dayText(day)}, às ${localTimeOf(trip.departsAt)}`,
          share: 55,
          bold: true,
        },
        { label: 'Placa', value: plateText(trip.plate), share: 18, bold: true },
        { label: 'Lugar', value: seatText(paper), share: 27, bold: true },
      ],
      [32, { label: legs === 'return' ? 'Embarque, na volta' : 'Embarque', value: from, share: 1 }],
      [32, { label: 'Desembarque', value: to, share: 1 }],
      [
        32,
        {
          label: paper.role === 'patient' ? 'Atendimento' : 'Atendimento do paciente',
          value: appointmentText(paper),
          share: 35,
        },
        { label: 'Volta', value: returnText(paper), share: 65 },
      ],
      [44, { label: paper.role === 'patient' ? 'Acompanhante' : 'Acompanha', value: togetherText(paper), share: 1 }],
    ]),
    ...sealMarks(paper, body),
    ...rulesMarks(paper, body + 36 + 25 + 32 * 3 + 44 + 6, top + HALF - EDGE),
  ];
}

/** So many names stand in their field and can be read. */
const MOST_NAMES = 6;

function togetherText({ together }: AuthorizationOnPaper): string {
  const more = together.length - MOST_NAMES;
  return [...together.slice(0, MOST_NAMES), ...(more > 0 ? [`e mais ${more}`] : [])].join('; ') || 'Ninguém';
}

const appointmentText = ({ appointment }: AuthorizationOnPaper): string =>
  appointment ? `${dateText(appointment.date)}, às ${appointment.time}` : 'a confirmar na Secretaria';

function returnText({ legs, trip, standBy }: AuthorizationOnPaper): string {
  const day = localDateOf(trip.departsAt);
  const home = `chegada prevista: ${hourText(trip.endsAt, day)}`;
  const back =
    legs === 'outbound'
      ? 'só ida: a volta é em outra viagem'
      : `saída prevista: ${hourText(trip.returnsAt, day)}; ${home}`;
  return `${legs === 'return' ? 'só volta; ' : ''}${back}${standBy ? '. Embarca se houver lugar na saída' : ''}`;
}

/** The signed code, for a camera, and the short one, to type (see `tokenOf` and `shortCodeOf`). */
function sealMarks({ token, code, validFrom, validUntil }: AuthorizationOnPaper, y: number): Mark[] {
  const x = A4.width - MARGIN - SIDE;
  const line = (text: string, below: number, size: number, bold = false): Mark =>
    fitted(text, { x, y: y + SIDE + below, width: SIDE, height: size * 2.4 }, { size, bold, align: 'center' });
  return [
    { kind: 'code', modules: modulesOf(token), x, y, width: SIDE, height: SIDE },
    line('Código para digitar', 8, 6.5),
    line(code, 16, 14, true),
    line(`Vale de ${momentText(validFrom)} a ${momentText(validUntil)}, neste veículo e nesta viagem.`, 36, 6.5),
  ];
}

export function modulesOf(token: string): boolean[][] {
  const { size, data } = QRCode.create(token, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) => Array.from(data.slice(row * size, (row + 1) * size), Boolean));
}

function rulesMarks({ rules }: AuthorizationOnPaper, y: number, bottom: number): Mark[] {
  const officer = rules.officer
    ? `Seus dados pessoais: fale com o encarregado, ${rules.officer} (LGPD, art. 41). `
    : '';
  const last = `${officer}${rules.legalBasis}.`;
  const footHeight = Math.min(heightOf(last, WIDTH, { size: 6.5 }), 18);
  const foot = { x: MARGIN, y: bottom - footHeight, width: WIDTH, height: footHeight };
  return [
    fitted(
      rules.lines.map((line) => `• ${line}`).join('\n'),
      { x: MARGIN, y, width: WIDTH, height: foot.y - y - 3 },
      { size: 8.5 },
    ),
    fitted(last, foot, { size: 6.5 }),
  ];
}
