import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf, refuseUnknown } from '#embarque/kernel';
import { isMunicipality, unknownMunicipality } from '#embarque/territory';
import {
  OFFER_NOTICE_MINUTES,
  townPolicies,
  townPolicyStream,
  type TownPolicies,
  type TownPolicyEvent,
} from '../../domain/town-policy.js';
import { SetTownPolicy } from './set-town-policy.command.js';
import { setTownPolicy } from './set-town-policy.decision.js';

@CommandHandler(SetTownPolicy)
export class SetTownPolicyHandler implements ICommandHandler<SetTownPolicy> {
  constructor(private readonly streams: Streams) {}

  async execute({ context, ...input }: SetTownPolicy) {
    const { municipality, minimumNoticeHours, confirmationDeadlineHours, withdrawalDeadlineHours } = input;
    const { offerMinutes, offerNoticeMinutes = OFFER_NOTICE_MINUTES, validFrom, legalBasis } = input;
    if (!isMunicipality(municipality)) {
      return refuseUnknown('municipality-unknown', unknownMunicipality(municipality));
    }
    const decided = await this.streams.decide<TownPolicies, TownPolicyEvent>(
      townPolicyStream(municipality),
      townPolicies,
      context,
      (state) =>
        setTownPolicy(
          {
            ...{ municipality, minimumNoticeHours, confirmationDeadlineHours, withdrawalDeadlineHours },
            ...{ offerMinutes, offerNoticeMinutes, validFrom, legalBasis, today: localDateOf(context.now) },
          },
          state,
        ),
    );
    const [set] = decided.ok ? decided.events : [];
    return answer(decided, { municipality, version: set?.data.version ?? 0 });
  }
}
