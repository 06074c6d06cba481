import { type IbgeCode, type Uuid } from '#embarque/kernel';

/** What an account may be. One account has one role; a person with two jobs has two accounts. */
export const ROLES = [
  'municipal-scheduler',
  'municipal-manager',
  'crew',
  'fleet-manager',
  'urs-analyst',
  'state-central',
  'auditor',
  'administrator',
] as const;
export type AccountRole = (typeof ROLES)[number];

/** `operator`: whoever runs the program on its own machine, holding the database and the master key. No account has it. */
export type Role = AccountRole | 'operator';

/** Where a role counts: towns, fleet managers, health regions, and for a crew the member who travels. Or everywhere. */
export type Scope =
  | 'everything'
  | {
      readonly municipalities: readonly IbgeCode[];
      /** Fleet managers: consortia, or towns that run a fleet. */
      readonly managers: readonly Uuid[];
      /** Health regions, by the name that the reference data give them. */
      readonly regions: readonly string[];
      /** Who they are in the crew, when the role is `crew`. */
      readonly crewMemberId?: Uuid;
    };

/** On whose behalf something is asked. */
export interface Access {
  /** Id of an account; `operator` and `demo` are programs of our own. */
  readonly actor: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Through which door: the browser's session, an API token, a program of our own, or by itself because of an event. */
  readonly origin: 'session' | 'token' | 'cli' | 'demo' | 'reaction';
}

/** Whoever runs a program on the machine itself. */
export const OPERATOR: Access = { actor: 'operator', role: 'operator', scope: 'everything', origin: 'cli' };
export const DEMO: Access = { actor: 'demo', role: 'operator', scope: 'everything', origin: 'demo' };

/** Who asked, as every event keeps it. */
export const attributionOf = ({ actor, role, scope, origin }: Access): Attribution => ({
  ...{ actor, role, scope: scopeText(scope), origin },
});

export interface Attribution extends Omit<Access, 'scope'> {
  /** In one line. */
  readonly scope: string;
}

const scopeText = (scope: Scope): string =>
  scope === 'everything'
    ? scope
    : [
        ...scope.municipalities.map((code) => `municipality:${code}`),
        ...scope.managers.map((id) => `manager:${id}`),
        ...scope.regions.map((name) => `region:${name}`),
        ...(scope.crewMemberId ? [`crew:${scope.crewMemberId}`] : []),
      ].join(' ');
