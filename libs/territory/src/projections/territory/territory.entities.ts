import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'territory', name: 'manager' })
export class ManagerRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') kind!: string;
  @Column('text') name!: string;
  @Column('text') acronym!: string;
  @Column('text') cnpj!: string;
  @Column('text') seat!: string;
}

@Entity({ schema: 'territory', name: 'member' })
export class MemberRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') municipality!: string;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
}

@Entity({ schema: 'territory', name: 'establishment' })
export class EstablishmentRow {
  @PrimaryColumn('text') cnes!: string;
  @Column('text') name!: string;
  @Column('text') municipality!: string;
}

@Entity({ schema: 'territory', name: 'route' })
@Index('route_manager', ['managerId', 'name'])
export class RouteRow {
  @PrimaryColumn('uuid', { name: 'route_id' }) routeId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') name!: string;
  @Column('text', { array: true }) towns!: string[];
  @Column('text') destination!: string;
}

@Entity({ schema: 'territory', name: 'distance' })
export class DistanceEntity {
  @PrimaryColumn('uuid', { name: 'route_id' }) routeId!: string;
  @PrimaryColumn('text', { name: 'from_town' }) from!: string;
  /** Position of the event that set it: the latest of the valid ones is in force. */
  @PrimaryColumn('bigint', { name: 'set_at' }) setAt!: string;
  @Column('integer') metres!: number;
  @Column('text') source!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
}
