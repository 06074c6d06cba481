import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { competenceOf, localDateOf, refuseUnknown } from '#embarque/kernel';
import { SigtapRules } from '#embarque/sigtap';
import { TerritoryDirectory } from '#embarque/territory';
import { choicesOn } from '../../domain/procedure-choices.js';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { SetPresenter } from './set-presenter.command.js';
import { setPresenter } from './set-presenter.decision.js';

@CommandHandler(SetPresenter)
export class SetPresenterHandler implements ICommandHandler<SetPresenter> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
    private readonly territory: TerritoryDirectory,
    private readonly sigtap: SigtapRules,
  ) {}

  async execute(command: SetPresenter) {
    const { managerId, establishment, professional, occupation, origin, destination, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    if ((await this.territory.establishment(establishment)).status === 'unregistered') {
      return refuseUnknown('establishment-unknown', `Não há estabelecimento cadastrado com o CNES ${establishment}.`);
    }
    const presenter = {
      establishment,
      professional,
      occupation,
      origin: { ...origin },
      destination: { ...destination },
    };
    const today = localDateOf(context.now);
    const competence = competenceOf(today);
    const book = await this.sigtap.bookFor(competence);
    const rules = choicesOn(today).flatMap(({ procedure }) => book.find(Number(procedure), Number(competence)) ?? []);
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      setPresenter({ managerId, presenter, rules }, state),
    );
    return answer(decided, { managerId });
  }
}
