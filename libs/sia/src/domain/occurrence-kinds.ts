/** An occurrence of SIA's consistency: how its text begins or what stands in it, and what mends the line (pt-BR). */
interface OccurrenceKind {
  readonly code: string;
  /** In the message without accents, in capitals. */
  readonly says: RegExp;
  readonly remedy: string;
}

/** The messages that are known of lines of displacement (BDSIA, LERNOTAS.TXT of SIA, a report of SIA 06.04 of 09/2026). */
export const OCCURRENCE_KINDS: readonly OccurrenceKind[] = [
  {
    code: 'cep-invalid',
    says: /CEP DO USUARIO INVALIDO/,
    remedy: 'Corrija o CEP no cadastro da pessoa: ele deve existir e ser do município onde ela mora.',
  },
  {
    code: 'street-type-invalid',
    says: /LOGRADOURO DO USUARIO INVALIDO/,
    remedy: 'Corrija o tipo de logradouro no cadastro da pessoa.',
  },
  {
    code: 'homeless-not-said',
    says: /SITUACAO DE RUA DEVE SER/,
    remedy: 'Diga no cadastro da pessoa se ela está em situação de rua: S ou N.',
  },
  {
    code: 'professional-not-linked',
    says: /CNS DO PROFISSIONAL NAO ENCONTRADO/,
    remedy: 'Vincule o profissional ao estabelecimento no CNES, ou defina outro que apresente a produção.',
  },
  {
    code: 'professional-not-linked-then',
    says: /PROFISSIONAL NAO CADASTRADO NA DATA/,
    remedy: 'O vínculo do profissional no CNES não alcança a data do atendimento: corrija o CNES, ou defina outro.',
  },
  {
    code: 'professional-irregular',
    says: /PROFISSIONAL EM DESACORDO COM PT.?SAS 134/,
    remedy: 'O profissional tem vínculos irregulares (Portaria SAS 134/2011): regularize o CNES, ou defina outro.',
  },
  {
    code: 'age-not-accepted',
    says: /NAO ADMITIDO PARA IDADE/,
    remedy: 'Confira a data de nascimento no cadastro; acompanhantes só se apresentam dos 18 aos 80 anos.',
  },
  {
    code: 'sex-not-accepted',
    says: /PARA O SEXO DO USUARIO/,
    remedy: 'Confira o sexo no cadastro da pessoa.',
  },
  {
    code: 'service-not-accepted',
    says: /SERV.?CLASS INFORMADO NO ATENDIMENTO/,
    remedy: 'O deslocamento não leva serviço nem classificação: gere o arquivo de novo e confira-o antes de enviar.',
  },
  {
    code: 'service-not-in-cnes',
    says: /SERV.?CLASS.? ?NAO ENCONTRADO NO CNES/,
    remedy: 'Cadastre no CNES do estabelecimento o serviço e a classificação que o procedimento exige.',
  },
  {
    code: 'two-instruments',
    says: /JA INFORMADO EM BPA/,
    remedy: 'O procedimento foi apresentado em BPA-I e em BPA-C no mesmo mês: tire do SIA o que veio pelo outro.',
  },
  {
    code: 'quantity-exceeded',
    says: /EXCEDE QTD/,
    remedy: 'A quantidade passa do máximo do SIGTAP por pessoa e mês: confira viagens e distâncias.',
  },
  {
    code: 'procedure-excluded',
    says: /EXCLUDENTE ENCONTRADO/,
    remedy: 'Outro procedimento apresentado exclui este: veja com quem apresentou o outro qual deles fica.',
  },
  {
    code: 'line-repeated',
    says: /DUPLICIDADE DE CNES/,
    remedy:
      'Folha e sequência já estavam no SIA: exclua a competência no BPA Magnético e importe o arquivo uma só vez.',
  },
  {
    code: 'document-missing',
    says: /EXIGE CNS|EXIGE CPF|CPF DO PACIENTE E OBRIGATORIO/,
    remedy: 'Registre o CPF ou o CNS no cadastro da pessoa.',
  },
];

/** Of a message that the table does not know. */
export const OTHER_OCCURRENCE = 'other';
const OTHER_REMEDY = 'O Embarque não conhece esta ocorrência: consulte o manual do SIA ou o seu gestor do SIA.';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** The stable code of a message of SIA. */
export const occurrenceCode = (message: string): string =>
  OCCURRENCE_KINDS.find(({ says }) => says.test(plain(message)))?.code ?? OTHER_OCCURRENCE;

export const occurrenceRemedy = (code: string): string =>
  OCCURRENCE_KINDS.find((kind) => kind.code === code)?.remedy ?? OTHER_REMEDY;
