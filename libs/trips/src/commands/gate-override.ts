import { OneOf, Text } from '#embarque/application';
import { type Override } from '../domain/gates.js';
import { GATE_CODES, type GateCode } from '../domain/policies.js';

/** A gate that a manager lets the trip pass. */
export class GateOverride implements Override {
  @OneOf(GATE_CODES, { description: 'O requisito, como a recusa o chama' }) gate!: GateCode;
  @Text({ max: 300, example: 'Curso marcado para o dia 20', description: 'Motivo, sem nomes de pessoas' })
  reason!: string;
}
