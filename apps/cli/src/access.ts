import { POLICY, ROLES, type Relation, type Role, type Rule } from '#embarque/application';

const SIGNS: Readonly<Record<Relation, string>> = { all: 'T', own: 'P', served: 'A', crew: 'E' };
const COLUMNS: readonly Role[] = [...ROLES, 'operator'];

/** Prints the policy table: who may do what, to what. */
export function printAccessMatrix(): void {
  const rows = Object.entries<Rule>(POLICY);
  const width = Math.max(...rows.map(([operation]) => operation.length));
  const line = (name: string, cells: readonly string[], about: string) =>
    console.log([name.padEnd(width), ...cells.map((cell) => cell.padStart(3)), ` ${about}`].join(' ').trimEnd());

  console.log(COLUMNS.map((role, index) => `${String(index + 1).padStart(2)} ${role}`).join('\n'));
  console.log(
    [
      '',
      'P  do próprio gestor de frota; registros de cidadãos: dos moradores dos próprios municípios',
      'A  o mesmo, e também o que um gestor faz para os próprios municípios',
      'E  viagens em que a pessoa da equipe está, da véspera a dois dias depois',
      'T  sem limite de área (a consulta ainda mostra só o que está na área de quem pergunta)',
      '-  não pode',
      '',
    ].join('\n'),
  );
  line(
    '',
    COLUMNS.map((_, index) => String(index + 1)),
    '',
  );
  for (const [operation, rule] of rows) {
    const cells = COLUMNS.map((role) => {
      const relation = rule.relationOf(role);
      return rule.isPublic ? '*' : relation ? SIGNS[relation] : '-';
    });
    line(
      operation,
      cells,
      rule.isPublic ? 'pública' : rule.about.map(({ kind, field }) => `${kind}:${field}`).join(' '),
    );
  }
  const guarded = rows.filter(([, { isPublic }]) => !isPublic).length;
  console.log(
    `\n${rows.length} operações, ${rows.length - guarded} públicas. ` +
      `${guarded} × ${ROLES.length} papéis × própria ou alheia = ${guarded * ROLES.length * 2} células.`,
  );
}
