import { refuse, type Refused } from '#embarque/kernel';
import { MOST_SHARES } from '../domain/bpa/totals.js';
import { verifyBpaFile, type BpaFileVerification } from './verify-bpa-file.js';

/** Reads anybody's BPA file in constant memory, as far as it is kept: what `RecordSentFile` asks for, but whose it is. */
export async function readSentFile(source: AsyncIterable<Uint8Array>, fileName: string) {
  const read = await verifyBpaFile(source, { name: fileName });
  return refusalOf(read) ?? { ok: true as const, input: inputOf(read, fileName) };
}

function refusalOf({ header, lines, shares, tooManyShares }: BpaFileVerification): Refused | undefined {
  if (!header?.competence)
    return refuse('sent-file-not-bpa', 'O arquivo não é um BPA: não começa por um cabeçalho 01#BPA# com competência.');
  if (!shares.length)
    return refuse(
      'sent-file-not-bpa',
      lines.total > 1
        ? 'Nenhuma linha do arquivo pôde ser lida como produção.'
        : 'O arquivo só tem o cabeçalho, sem produção.',
    );
  return tooManyShares
    ? refuse(
        'sent-file-too-many-totals',
        `O arquivo tem mais de ${MOST_SHARES.toLocaleString('pt-BR')} combinações de estabelecimento, competência e procedimento.`,
      )
    : undefined;
}

function inputOf(read: BpaFileVerification, fileName: string) {
  const { sha256, bytes, sheets, control, shares, faultCount, counts } = read;
  const { competence, origin, destination, version } = read.header!;
  const faults = Object.entries(counts).map(([code, count]) => ({ code, count }));
  return {
    ...{ competence, fileName, sha256, bytes, sheets, control, shares, faultCount },
    ...given({ origin: origin.name, destination: destination.name, version }),
    ...(faults.length ? { faults } : {}),
  };
}

/** Without control characters, and without what is blank. */
const given = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([name, text]) => [name, text.replace(/\p{Cc}/gu, ' ').trim()] as const)
      .filter(([, text]) => text),
  );
