import { dateText, momentText, type Instant } from '#embarque/kernel';
import { isByOccurrence } from '../domain/procedure-choices.js';
import { legsText, type Facts } from '../domain/proof.js';
import { kmText } from '../domain/quantity-formula.js';
import { type LineProofView } from '../queries/get-line-proof/get-line-proof.js';

/** A part of a printed proof: a heading, and what stands under it, label by label. */
export interface ProofPart {
  readonly title: string;
  readonly facts: Facts;
}

/** A proof as it is read, on a screen or on paper (pt-BR). */
export interface ProofPages {
  readonly title: string;
  readonly about: Facts;
  readonly sections: readonly { readonly title: string; readonly parts: readonly ProofPart[] }[];
}

const LEDGER_ROLES: Readonly<Record<string, string>> = {
  patient: 'paciente',
  companion: 'acompanhante',
  'lap-child': 'criança de colo',
};

const SOURCES: Readonly<Record<string, string>> = {
  table: 'tabela da rota',
  override: 'fixada pelo gestor para o destino',
  odometer: 'metade do hodômetro da viagem',
};

export function proofPages({ line, provenAt, asOf, entry, month, links, missing, chains }: LineProofView): ProofPages {
  const { policy, causes } = entry;
  const about: Facts = [
    ['Linha', line],
    ['Lida do registro em', momentText(provenAt)],
    ...(asOf ? ([['Como se sabia em', momentText(asOf)]] as const) : []),
    ['Situação', causes.length ? 'não apresentável' : 'apresentável'],
    [entry.aid ? 'Dia da ajuda de custo' : 'Dia do transporte', dateText(entry.date)],
    ['Competência de apresentação', entry.presentation ?? 'nenhuma'],
    ['Pessoa', entry.personId],
    ['Viajou como', LEDGER_ROLES[entry.role] ?? entry.role],
    ['Procedimento', entry.procedure ?? 'nenhum'],
    ['Trechos', legsText(entry)],
    ...(entry.aid
      ? []
      : ([
          [
            'Distância de ida',
            entry.metres === null
              ? 'desconhecida'
              : `${kmText(entry.metres)} (${SOURCES[entry.distanceSource ?? ''] ?? '?'})`,
          ],
        ] as const)),
    [
      'Regra de quantidade',
      policy
        ? `${policy.id}, versão ${policy.version}: ${policy.name}`
        : isByOccurrence(entry.procedure)
          ? 'não se aplica: o procedimento conta uma por ocorrência'
          : 'nenhuma',
    ],
    ...(policy ? ([['Fórmula da regra', `${policy.formula} (d: ida, em km)`]] as const) : []),
    ...(policy?.computation ? ([['Cálculo desta linha', policy.computation]] as const) : []),
    ...(policy ? ([['Base legal da regra', policy.legalBasis]] as const) : []),
    ...(entry.correction ? ([['Unidades já apresentadas', `${entry.presented} un.`]] as const) : []),
    [entry.correction ? 'Diferença a apresentar' : 'Quantidade', `${entry.quantity} un.`],
    ...(month
      ? [
          ['Linha do mês da pessoa', `${month.units} un. de ${month.lines.length} no arquivo`] as const,
          ...month.lines.map((part) => ['Parte da linha do mês', part] as const),
        ]
      : []),
    [
      'Quem assina',
      entry.signer
        ? `CNS ${entry.signer.professional}, CBO ${entry.signer.occupation}, CNES ${entry.signer.establishment}`
        : 'ninguém',
    ],
    ...causes.flatMap(({ text, remedy }) => [['Causa', text] as const, ['O que fazer', remedy] as const]),
  ];
  return {
    title: 'Prova de uma linha do livro de produção',
    about,
    sections: [
      {
        title: 'Cadeia de eventos, na ordem do registro',
        parts: links.map(({ title, facts, event, intact }, index) => ({
          title: `${index + 1}. ${title}`,
          facts: [
            ...facts,
            ['Aconteceu em', momentText(event.happenedAt as Instant)],
            ['Registrado em', momentText(event.recordedAt as Instant)],
            ['Por', `${event.actor || '(não consta)'}${event.role ? ` (${event.role})` : ''}`],
            ['Evento', `${event.type} ${event.id}`],
            ['Fluxo', `${event.stream}, revisão ${event.revision}, posição ${event.position}`],
            ['Hash', `${event.hash || '(não consta)'}${intact ? '' : ' – NÃO CONFERE'}`],
          ],
        })),
      },
      {
        title: 'O que falta na cadeia',
        parts: [
          {
            title: missing.length ? '' : 'Nada.',
            facts: missing.map(({ title, reason }) => [title, reason]),
          },
        ],
      },
      {
        title: 'Conferência das cadeias de hash',
        parts: [
          {
            title: '',
            facts: chains.map(({ stream, events, intact, brokenAt, fault }) => [
              stream,
              intact
                ? `${events} ${events === 1 ? 'evento' : 'eventos'}: íntegra`
                : `ROMPIDA na revisão ${brokenAt}: ${fault}`,
            ]),
          },
        ],
      },
    ],
  };
}
