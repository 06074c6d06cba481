import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { competenceOf, localDateOf, refuseUnknown } from '#embarque/kernel';
import { SigtapRules } from '#embarque/sigtap';
import { TerritoryDirectory } from '#embarque/territory';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { LinkProfessional } from './link-professional.command.js';
import { linkProfessional } from './link-professional.decision.js';

@CommandHandler(LinkProfessional)
export class LinkProfessionalHandler implements ICommandHandler<LinkProfessional> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
    private readonly territory: TerritoryDirectory,
    private readonly sigtap: SigtapRules,
  ) {}

  async execute(command: LinkProfessional) {
    const { managerId, professional, name, occupation, establishment, validFrom, validTo, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    if ((await this.territory.establishment(establishment)).status === 'unregistered') {
      return refuseUnknown('establishment-unknown', `Não há estabelecimento cadastrado com o CNES ${establishment}.`);
    }
    const link = {
      ...{ managerId, professional, name, occupation, establishment, validFrom },
      ...(validTo ? { validTo } : {}),
    };
    const competence = competenceOf(localDateOf(context.now));
    const rules = (await this.sigtap.bookFor(competence)).inForce(Number(competence));
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      linkProfessional(link, state, { rules }),
    );
    return answer(decided, { managerId });
  }
}
