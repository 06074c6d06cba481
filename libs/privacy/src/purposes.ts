/** Why a kind of data is processed, on which legal basis and for how long (LGPD, art. 9 and art. 18); pt-BR. */
export interface Purpose {
  readonly id: string;
  readonly title: string;
  readonly data: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
  /** Whether something of it may outlive an erasure, as far as the law obliges to keep it. */
  readonly outlivesErasure: boolean;
}

/** Raised with every change below. */
export const PURPOSES_VERSION = 4;

const UNTIL_ERASED = 'Até a eliminação a pedido do titular ou por decisão do controlador; nada é eliminado sozinho.';

/** The order in which a report shows them. */
export const PURPOSES = [
  {
    id: 'registration',
    title: 'Cadastro',
    data: 'Nome, nascimento, sexo, raça/cor, etnia, nacionalidade, CPF, CNS, endereço, telefone, e-mail, situação de rua, município de residência; motivos das correções.',
    purpose: 'Saber quem viaja, não o confundir com outra pessoa e apresentar o transporte como o BPA-I pede.',
    legalBasis:
      'LGPD (Lei 13.709/2018), art. 7º, II e III, e art. 11, II, "a" e "b"; Resolução SES/MG 6.254/2018, arts. 3º e 10.',
    retention: UNTIL_ERASED,
    outlivesErasure: false,
  },
  {
    id: 'appointments',
    title: 'Atendimentos marcados',
    data: 'Sistema de regulação, protocolo, estabelecimento, dia, hora e tipo do atendimento; motivo do cancelamento. Nem diagnóstico nem especialidade.',
    purpose: 'Comprovar que a viagem leva a um atendimento marcado pela regulação.',
    legalBasis: 'LGPD, art. 7º, III, e art. 11, II, "b"; Resolução SES/MG 6.254/2018, art. 3º, I.',
    retention: UNTIL_ERASED,
    outlivesErasure: false,
  },
  {
    id: 'trips',
    title: 'Autorizações e viagens',
    data: 'Em que viagens, de onde, como paciente ou acompanhante, com que fundamento e com que desfecho; ajudas de custo; local de embarque e motivos escritos.',
    purpose: 'Autorizar a viagem, organizar o embarque e a volta, e registrar o transporte feito.',
    legalBasis:
      'LGPD, art. 7º, II e III, e art. 11, II, "a" e "b"; Resolução SES/MG 6.254/2018, art. 3º, II e § 1º, e art. 10.',
    retention:
      'Textos escritos: até a eliminação. O transporte feito fica registrado sem o nome, pelo prazo que o controlador fixar para a prestação de contas.',
    outlivesErasure: true,
  },
  {
    id: 'notices',
    title: 'Avisos',
    data: 'O que foi avisado sobre cada viagem, quando, por qual canal, a que telefone ou e-mail, ligações anotadas e ciência; contatos conferidos e canal preferido. Nem destino nem estabelecimento.',
    purpose: 'Avisar quem viaja do que muda na viagem, sem contar a um estranho, e saber quem ainda falta avisar.',
    legalBasis: 'LGPD, art. 7º, II e III, e art. 11, II, "b"; Resolução SES/MG 6.254/2018, art. 3º, II.',
    retention:
      'Até a eliminação a pedido do titular ou por decisão do controlador; depois dela fica só que houve um aviso, sem texto nem contato.',
    outlivesErasure: false,
  },
  {
    id: 'requests',
    title: 'Pedidos de transporte',
    data: 'Para que atendimento, de onde, com que necessidades de lugar e com que acompanhantes, fundamentos e comprovações; quem avaliou; idade, para a ordem da lista; observações e motivos escritos.',
    purpose: 'Decidir quem o SETS pode transportar e em que ordem, e saber a demanda que não foi atendida.',
    legalBasis:
      'LGPD, art. 7º, II e III, e art. 11, II, "a" e "b"; Resolução SES/MG 6.254/2018, arts. 1º e 3º; Lei 10.048/2000; Lei 10.741/2003, art. 3º.',
    retention:
      'Textos, necessidades e idade: até a eliminação. O pedido fica registrado sem o nome, pelo prazo que o controlador fixar.',
    outlivesErasure: true,
  },
  {
    id: 'production',
    title: 'Produção ambulatorial (BPA-I)',
    data: 'Cada transporte realizado, com o que a linha do BPA-I diz da pessoa: nome, documento, nascimento, sexo, raça/cor, etnia, nacionalidade, endereço e contato.',
    purpose: 'Apresentar ao SIA/SUS o que foi feito, e poder mostrar depois, byte por byte, o que foi apresentado.',
    legalBasis:
      'LGPD, art. 7º, II, art. 11, II, "a", e art. 16, I (obrigação legal); Resolução SES/MG 6.254/2018, art. 10.',
    retention: 'Pelo prazo que o controlador fixar para a prestação de contas; não é eliminado a pedido.',
    outlivesErasure: true,
  },
  {
    id: 'record-views',
    title: 'Quem abriu o cadastro',
    data: 'Conta, papel e hora de quem abriu o cadastro de uma pessoa.',
    purpose: 'Saber quem viu dados de quem.',
    legalBasis: 'LGPD, art. 6º, X, art. 37 e art. 46.',
    retention: 'Pelo prazo que o controlador fixar; nada é eliminado sozinho.',
    outlivesErasure: true,
  },
  {
    id: 'crew',
    title: 'Equipe',
    data: 'Nome e CPF de motoristas e agentes de bordo; validade da CNH e capacitações.',
    purpose: 'Escalar quem pode conduzir e acompanhar a viagem.',
    legalBasis: 'LGPD, art. 7º, II e III; Resolução SES/MG 6.254/2018, art. 4º.',
    retention: UNTIL_ERASED,
    outlivesErasure: false,
  },
  {
    id: 'imports',
    title: 'Planilhas enviadas',
    data: 'O que as linhas de uma planilha dizem de pessoas, só nas colunas do modelo, enquanto ela é conferida e gravada.',
    purpose: 'Conferir os dados antes de os registrar.',
    legalBasis: 'LGPD, art. 7º, II e III, e art. 11, II, "a" e "b"; Resolução SES/MG 6.254/2018, arts. 3º e 10.',
    retention: 'Até serem gravadas, ou sete dias depois da conferência.',
    outlivesErasure: false,
  },
  {
    id: 'accounts',
    title: 'Contas de acesso',
    data: 'Identificação de quem usa o sistema, seu papel e alcance, e o que fez.',
    purpose: 'Deixar entrar só quem pode, e saber quem fez o quê.',
    legalBasis: 'LGPD, art. 7º, II e III, art. 37 e art. 46.',
    retention: 'Enquanto a conta existir; o registro do que foi feito, pelo prazo que o controlador fixar.',
    outlivesErasure: true,
  },
] as const satisfies readonly Purpose[];

export type PurposeId = (typeof PURPOSES)[number]['id'];
