import { type Cns, type LocalDate, type ProcedureRule } from '#embarque/kernel';
import { linkedOn, samePost, type Post, type Presenter, type ProfessionalLink } from './choices.js';

/** The doctors whom an appointment may name (`AppointmentBooked`). */
export interface AppointmentDoctors {
  readonly requestedBy?: Cns | undefined;
  readonly regulatedBy?: Cns | undefined;
}

/**
 * Which professional signs a line. The displacement procedures want a doctor (SIGTAP), and no act found says which one, so
 * it is a policy that the manager chooses.
 */
export interface SigningPolicy {
  readonly id: string;
  readonly version: number;
  /** For the manager who chooses, as the rest (pt-BR). */
  readonly name: string;
  /** `presenter`: the one of the presenter; else the doctor that the appointment names in that part. */
  readonly signer: 'presenter' | keyof AppointmentDoctors;
  /** What happens when the appointment names nobody in that part. */
  readonly whenNobody: string;
  readonly legalBasis: string;
}

const LEGAL_BASIS =
  'SIGTAP relaciona só médicos aos procedimentos de deslocamento, e o SIA exige o vínculo deles com o CNES; nenhum ato encontrado diz se assina o solicitante, o regulador ou um por estabelecimento';
const NOBODY_ELSE =
  'Ninguém assina no lugar: o transporte fica entre os não apresentáveis (professional-missing) até o atendimento dizer o médico.';

/** There is no default among them: a manager adopts one. */
export const SIGNING_POLICIES: readonly SigningPolicy[] = [
  {
    id: 'um-por-estabelecimento',
    version: 1,
    name: 'Um profissional por estabelecimento: o de quem apresenta a produção',
    signer: 'presenter',
    whenNobody: 'O atendimento não é consultado.',
    legalBasis: LEGAL_BASIS,
  },
  {
    id: 'medico-regulador',
    version: 1,
    name: 'O médico que regulou o atendimento',
    signer: 'regulatedBy',
    whenNobody: NOBODY_ELSE,
    legalBasis: LEGAL_BASIS,
  },
  {
    id: 'medico-solicitante',
    version: 1,
    name: 'O médico que pediu o atendimento',
    signer: 'requestedBy',
    whenNobody: NOBODY_ELSE,
    legalBasis: LEGAL_BASIS,
  },
];

/** Until a manager adopts one, whoever its presenter names signs. */
export const SIGNED_BY_PRESENTER = SIGNING_POLICIES[0]!;

export const signingPolicy = (id: string, version: number): SigningPolicy | undefined =>
  SIGNING_POLICIES.find((policy) => policy.id === id && policy.version === version);

/** Why nobody can sign a line, and what would change that (pt-BR). */
export const SIGNER_CAUSES = {
  'professional-missing': {
    text: 'Não se sabe que profissional assina a linha.',
    remedy:
      'Informe no atendimento o médico que a regra de assinatura pede, ou defina em nome de quem a produção é apresentada.',
  },
  'professional-link-not-in-force': {
    text: 'O profissional que assina a linha não tinha vínculo em vigor no dia do atendimento.',
    remedy: 'Confira no CNES e registre o vínculo do profissional, com a vigência certa.',
  },
  'occupation-not-accepted': {
    text: 'A ocupação do profissional que assina a linha não é aceita pelo procedimento na tabela SIGTAP.',
    remedy: 'Registre o vínculo do profissional com a ocupação de médico que o CNES diz, ou corrija o atendimento.',
  },
} as const;
export type SignerCause = keyof typeof SIGNER_CAUSES;

export interface Signers {
  readonly presenter?: Presenter | undefined;
  readonly links: readonly ProfessionalLink[];
  readonly doctors: AppointmentDoctors;
}

/** Who signs, or why nobody can. */
export type Signature = { readonly signer: Post } | { readonly causes: readonly SignerCause[] };

/**
 * Who signs a line of a procedure done on a day, under a policy. The links are those of the manager; without a rule of the
 * procedure any occupation passes here, for that is a cause of its own.
 *
 * What the presenter says of its professional holds until a link of that very post is on record: then its days count. Of
 * several posts of a doctor the one at the presenter’s establishment is taken, else the one that began first.
 */
export function signerOf(
  policy: SigningPolicy,
  { presenter, links, doctors }: Signers,
  rule: ProcedureRule | undefined,
  date: LocalDate,
): Signature {
  const posts = postsOf(policy, { presenter, links, doctors });
  if (!posts) return { causes: ['professional-missing'] };
  const inForce = posts.filter((post) => !('validFrom' in post) || linkedOn(post, date));
  const accepted = inForce.filter(({ occupation }) => acceptsOccupation(rule, occupation));
  const signer = accepted.find(({ establishment }) => establishment === presenter?.establishment) ?? accepted[0];
  if (signer) {
    const { professional, occupation, establishment } = signer;
    return { signer: { professional, occupation, establishment } };
  }
  return { causes: [inForce.length ? 'occupation-not-accepted' : 'professional-link-not-in-force'] };
}

/** In which posts the policy's professional may sign, first come first; undefined when it names nobody. */
function postsOf(
  { signer }: SigningPolicy,
  { presenter, links, doctors }: Signers,
): readonly (Post | ProfessionalLink)[] | undefined {
  const professional = signer === 'presenter' ? presenter?.professional : doctors[signer];
  if (!professional) return undefined;
  const known = links
    .filter((link) => (signer === 'presenter' ? samePost(link, presenter!) : link.professional === professional))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  return signer === 'presenter' && !known.length ? [presenter!] : known;
}

/** Where SIGTAP relates no occupation to a procedure, any passes. */
const acceptsOccupation = (rule: ProcedureRule | undefined, occupation: string): boolean =>
  !rule?.occupations.length || rule.occupations.some((one) => one === occupation);
