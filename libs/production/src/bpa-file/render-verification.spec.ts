import { describe, expect, it } from '@jest/globals';
import { renderVerification } from './render-verification.js';
import { crlf, GOLDEN_LINES, GOLDEN_SHA256 } from './testing/golden.js';
import { verifyBpaFile } from './verify-bpa-file.js';

const rendered = async (content: string, keepOfEach = 20): Promise<string[]> => {
  const report = await verifyBpaFile([Buffer.from(content, 'latin1')], { name: 'PA311200.AGO', keepOfEach });
  return renderVerification(report).split('\n');
};

describe('what bpa verify prints', () => {
  it('tells what the file is', async () => {
    expect(await rendered(crlf(GOLDEN_LINES))).toEqual([
      'Arquivo: PA311200.AGO, 838 bytes',
      `SHA-256: ${GOLDEN_SHA256}`,
      'Competência: 08/2026',
      'Origem: CONSORCIO EXEMPLO (CONEX)',
      'Destino: SECRETARIA DE ESTADO EXEMPLO',
      'Versão: TESTE01.00',
      'Layout: linhas BPA-I de 351 caracteres, desde 07/2026',
      'Conteúdo: 2 linhas BPA-I, 0 linhas BPA-C, 1 folha, quantidade 10, campo de controle 1973',
      '',
      'Nenhuma falha encontrada.',
    ]);
  });

  it('tells each fault with its line, field and positions, and how many more there are', async () => {
    const [header, ...lines] = GOLDEN_LINES;
    const wrong = lines.map((line) => `${line.slice(0, 74)}X${line.slice(75, 349)} N`);
    expect((await rendered(crlf([header, ...wrong]), 1)).slice(9)).toEqual([
      '2 falhas encontradas:',
      '- linha 2, prd-sexo (75): O campo sexo tem um valor que não existe na tabela.',
      '',
      '2 observações:',
      '- linha 2, prd-situacao-rua (350): A situação de rua está em branco; o SIA 06.04 pede S ou N.',
      '',
      '… e mais 1 do mesmo tipo (domain).',
      '… e mais 1 do mesmo tipo (homeless-blank).',
    ]);
  });

  it('has words for a file without anything', async () => {
    expect((await rendered('')).slice(2)).toEqual([
      'Conteúdo: 0 linhas BPA-I, 0 linhas BPA-C, 0 folhas, quantidade 0, campo de controle 1111',
      '',
      '1 falha encontrada:',
      '- arquivo: O arquivo está vazio.',
    ]);
  });
});
