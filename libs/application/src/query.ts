import { Query } from '@nestjs/cqrs';
import { type Access } from './access/access.js';
import { type Reach } from './access/reach.js';

/** On whose behalf a query is answered, and how far they see. */
export interface Asker {
  readonly access: Access;
  readonly reach: Reach;
}

/** What a query class extends: its properties are the validated input, who asks comes from the edge. */
export abstract class BusinessQuery<T> extends Query<T> {
  asker!: Asker;
}
