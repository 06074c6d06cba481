import { Inject, Injectable, type Type } from '@nestjs/common';
import { refuseUnknown, type Refused } from '#embarque/kernel';
import { type Asker } from '../query.js';
import { parse } from '../validation.js';
import { type Access } from './access.js';
import { ruleFor } from './policy.js';
import { REACHES, within, type Reaches } from './reach.js';
import { Subjects } from './subjects.js';

/** The same words for what does not exist and for what is somebody else's, so that nobody learns which it is. */
export const OUT_OF_REACH = refuseUnknown(
  'not-found',
  'Não há registro com este identificador na sua área de atuação.',
);

/** Asks the policy table before anything is done or shown, whichever way it was asked for. */
@Injectable()
export class Gate {
  constructor(
    private readonly subjects: Subjects,
    @Inject(REACHES) private readonly reaches: Reaches,
  ) {}

  /** Whether the role may do this at all. */
  admit(operation: string, { role }: Access): Refused | undefined {
    if (ruleFor(operation).relationOf(role)) return undefined;
    return {
      ok: false,
      refusal: { kind: 'forbidden', code: 'role-not-allowed', reasons: ['O seu perfil não permite esta operação.'] },
    };
  }

  /**
   * Reads a request as its class says, for whom the table lets do it: first whether the role may, then whether the request
   * is well-formed, then whether what it names is theirs.
   */
  async read<T extends object>(
    type: Type<T>,
    input: unknown,
    access: Access,
  ): Promise<{ readonly ok: true; readonly value: T; readonly asker: Asker } | Refused> {
    const refused = this.admit(type.name, access);
    if (refused) return refused;
    const parsed = parse(type, input);
    if (!parsed.ok) return parsed;
    const entered = await this.enter(type.name, parsed.value, access);
    return entered.ok ? { ok: true, value: parsed.value, asker: { access, reach: entered.reach } } : entered;
  }

  /** Whether the asker may do this to what the input names; how far they see, when they may. */
  async enter(operation: string, input: object, access: Access): Promise<({ readonly ok: true } & Asker) | Refused> {
    const refused = this.admit(operation, access);
    if (refused) return refused;
    const rule = ruleFor(operation);
    const relation = rule.relationOf(access.role)!;
    const reach = await this.reaches.reachOf(access);
    if (reach === 'everything' || relation === 'all') return { ok: true, access, reach };

    const fields = input as Readonly<Record<string, unknown>>;
    const named = rule.about.flatMap(({ kind, field }) => {
      const ids = [fields[field]].flat();
      return ids.flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []));
    });
    const belongings = await Promise.all(named.map(({ kind, id }) => this.subjects.belongingOf(kind, id, fields)));
    const reached = belongings.every((belonging) => belonging && within(reach, relation, belonging));
    return reached ? { ok: true, access, reach } : OUT_OF_REACH;
  }
}
