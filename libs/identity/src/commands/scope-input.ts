import { BusinessCommand, OneOf, ROLES, Text, Value } from '#embarque/application';
import { IbgeCode, Uuid } from '#embarque/kernel';
import { type AccountRole, type ScopeParts } from '../domain/roles.js';

/** What an account may be and where it counts. Parts that the role does not take are refused. */
export abstract class ScopeInput<T> extends BusinessCommand<T> {
  @OneOf(ROLES, { description: 'Perfil' }) role!: AccountRole;
  @Value(IbgeCode, { many: 853, optional: true, description: 'Municípios dos perfis municipais e do auditor' })
  municipalities?: IbgeCode[];
  @Value(Uuid, { many: 100, optional: true, description: 'Consórcios, ou municípios com frota própria' })
  managers?: Uuid[];
  @Text({
    max: 60,
    many: 100,
    optional: true,
    example: 'Divinópolis',
    description: 'Regiões de saúde do analista da URS',
  })
  regions?: string[];
  @Value(Uuid, { optional: true, description: 'O tripulante, para o perfil crew' }) crewMemberId?: Uuid;
}

export const partsOf = ({ municipalities = [], managers = [], regions = [], crewMemberId }: Partial<ScopeParts>) => ({
  ...{ municipalities, managers, regions },
  ...(crewMemberId && { crewMemberId }),
});
