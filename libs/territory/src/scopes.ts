import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CLOCK, type Access, type Reach, type Reaches } from '#embarque/application';
import { addDays, localDateOf, type Clock, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { townsOfRegion } from './domain/municipalities.js';

/** A crew member sees a trip from the day before it to two days after. */
const CREW_DAYS = { before: 1, after: 2 };

const MEMBERS = `
  select manager_id as "managerId", municipality from territory.member
   where valid_from <= $1 and (valid_to is null or valid_to >= $1) and (manager_id = any($2) or municipality = any($3))
  union
  select manager_id, seat from territory.manager
   where kind = 'municipality' and (manager_id = any($2) or seat = any($3))`;

/** What a scope reaches today: the towns of its regions and managers, and the managers that serve its towns. */
@Injectable()
export class Scopes implements Reaches {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reachOf({ scope }: Access): Promise<Reach> {
    if (scope === 'everything') return scope;
    const { managers, crewMemberId } = scope;
    const today = localDateOf(this.clock.now());
    const towns = [...new Set([...scope.municipalities, ...scope.regions.flatMap(townsOfRegion)])];
    const members = await this.members(today, managers, towns);
    return {
      managers,
      serving: [...new Set(members.filter(({ municipality }) => towns.includes(municipality)).map(managerOf))],
      towns,
      residents: [
        ...new Set([
          ...towns,
          ...members.filter((member) => managers.includes(member.managerId)).map(({ municipality }) => municipality),
        ]),
      ],
      ...(crewMemberId && {
        crew: { crewMemberId, from: addDays(today, -CREW_DAYS.after), until: addDays(today, CREW_DAYS.before) },
      }),
    };
  }

  private async members(today: LocalDate, managers: readonly Uuid[], towns: readonly IbgeCode[]): Promise<Member[]> {
    return managers.length || towns.length ? this.database.query(MEMBERS, [today, managers, towns]) : [];
  }
}

interface Member {
  readonly managerId: Uuid;
  readonly municipality: IbgeCode;
}
const managerOf = ({ managerId }: Member): Uuid => managerId;
