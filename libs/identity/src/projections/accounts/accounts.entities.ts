import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AccountScope } from '../../domain/roles.js';

@Entity({ schema: 'accounts', name: 'account' })
export class AccountRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') kind!: string;
  @Column('text') role!: string;
  @Column('jsonb') scope!: AccountScope;
  @Column('jsonb') sealed!: Record<string, string>;
  @Column('text') status!: 'open' | 'disabled';
  @Column('boolean', { name: 'second_factor' }) secondFactor!: boolean;
}
