import { type Identity } from '#embarque/people';
import { maskCns, maskCpf } from '#embarque/privacy';

/** The CPF of whoever has one, else the CNS. */
export const maskedDocument = ({ cpf, cns }: Identity): string | null =>
  cpf ? maskCpf(cpf) : cns ? `CNS ${maskCns(cns)}` : null;

/** In full, for the one list that the law wants to identify people. */
export const fullDocument = ({ cpf, cns }: Identity): string | null =>
  cpf
    ? `CPF ${cpf.replace(/^(...)(...)(...)(..)$/, '$1.$2.$3-$4')}`
    : cns
      ? `CNS ${cns.replace(/^(...)(....)(....)(....)$/, '$1 $2 $3 $4')}`
      : null;
