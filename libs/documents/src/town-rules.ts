import { Inject, Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type IbgeCode, type LocalDate } from '#embarque/kernel';
import { PRIVACY_CONTACT, type PrivacyContact } from '#embarque/privacy';
import { travelRules, travelRulesOn, travelRulesStream } from './domain/travel-rules.js';
import { type RulesOnPaper } from './papers/records.js';

/** What towns say to who travels, as their papers show it. */
@Injectable()
export class TownRules {
  constructor(
    private readonly streams: Streams,
    @Inject(PRIVACY_CONTACT) private readonly contact: PrivacyContact,
  ) {}

  /** By town, those in force on a day. */
  async of(towns: readonly IbgeCode[], day: LocalDate): Promise<ReadonlyMap<IbgeCode, RulesOnPaper>> {
    const { name, email, phone } = this.contact.officer;
    const officer = [name, email, phone].filter(Boolean).join(', ');
    const rules = [...new Set(towns)].map(async (town) => {
      const { lines, legalBasis } = travelRulesOn(await this.streams.load(travelRulesStream(town), travelRules), day);
      return [town, { lines, legalBasis, ...(officer ? { officer } : {}) }] as const;
    });
    return new Map(await Promise.all(rules));
  }
}
