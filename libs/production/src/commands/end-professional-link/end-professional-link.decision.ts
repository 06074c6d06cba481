import { accept, dateText, refuseUnknown, type Decision, type LocalDate, type Uuid } from '#embarque/kernel';
import { linkedOn, samePost, type Post } from '../../domain/choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';

/** Ends the link that holds on its last day. What was sent before is not touched: lines name who signed them. */
export function endProfessionalLink(
  { managerId, professional, occupation, establishment, validTo }: Post & { managerId: Uuid; validTo: LocalDate },
  { professionals }: Production,
): Decision<ProductionEvent> {
  const post = { professional, occupation, establishment };
  const link = professionals.find((one) => samePost(one, post) && linkedOn(one, validTo));
  if (!link) {
    return refuseUnknown('professional-link-unknown', `O profissional não tem este vínculo em ${dateText(validTo)}.`);
  }
  const { validFrom } = link;
  return link.validTo === validTo
    ? accept()
    : accept({ type: 'ProfessionalLinkEnded', data: { managerId, ...post, validFrom, validTo } });
}
