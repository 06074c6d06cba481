import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ArrayContains, DataSource, LessThanOrEqual } from 'typeorm';
import { AlertDesk } from '#embarque/alerts';
import { inReach, type Asker } from '#embarque/application';
import {
  addDays,
  dateText,
  instantOf,
  localDateOf,
  type Alert,
  type LocalDate,
  type LocalTime,
} from '#embarque/kernel';
import { LICENCE_WATCH_POLICY } from '../domain/policies.js';
import { CrewMemberRow } from '../projections/fleet/fleet.entities.js';

const MOST = 500;

/** Drivers whose licence ends soon or has ended, by manager; the record of each says who it is. */
@Injectable()
export class LicenceAlerts {
  constructor(@InjectDataSource() database: DataSource, desk: AlertDesk) {
    desk.add(async ({ reach }: Asker, now) => {
      const today = localDateOf(now);
      const until = addDays(today, LICENCE_WATCH_POLICY.daysBefore);
      const drivers = await database.getRepository(CrewMemberRow).find({
        where: inReach<CrewMemberRow>(
          reach,
          { roles: ArrayContains(['driver']), licenceValidUntil: LessThanOrEqual(until) },
          { manager: 'managerId' },
        ),
        order: { licenceValidUntil: 'ASC', crewMemberId: 'ASC' },
        take: MOST,
      });
      return drivers.map((driver) => alertOf(driver, today));
    });
  }
}

function alertOf({ crewMemberId, managerId, licenceValidUntil }: CrewMemberRow, today: LocalDate): Alert {
  const { id, version, daysBefore } = LICENCE_WATCH_POLICY;
  const until = licenceValidUntil as LocalDate;
  const startOf = (day: LocalDate) => instantOf(day, '00:00' as LocalTime);
  const about = { about: { crewMemberId, managerId }, policy: { id, version } };
  return until < today
    ? {
        ...{ code: 'licence-expired', severity: 'warning', since: startOf(addDays(until, 1)) },
        text: `A CNH de um motorista venceu em ${dateText(until)}.`,
        remedy: 'Não o escale até registrar a renovação.',
        ...about,
      }
    : {
        ...{ code: 'licence-expiring', severity: 'info', since: startOf(addDays(until, -daysBefore)) },
        text: `A CNH de um motorista vence em ${dateText(until)}.`,
        remedy: 'Peça a renovação e registre-a; depois desse dia ele não pode ser escalado.',
        ...about,
      };
}
