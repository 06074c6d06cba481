import { reasonsOf } from '#embarque/kernel';
import { type CrewFacts, type RouteFacts, type VehicleFacts } from './facts.js';
import { type TemplateData } from './trip-template.js';
import { crewReasons, vehicleReasons } from './vehicle-rules.js';

/** What whoever plans a template knows of the other rooms. */
export interface TemplateParts {
  readonly route: RouteFacts;
  readonly furtherRoutes: readonly RouteFacts[];
  readonly vehicle?: VehicleFacts | undefined;
  readonly driver?: CrewFacts | undefined;
  readonly attendant?: CrewFacts | undefined;
}

export type TemplateInput = Omit<TemplateData, 'managerId' | 'towns'>;

export const templateOf = (input: TemplateInput, { route, furtherRoutes }: TemplateParts): TemplateData => ({
  ...input,
  managerId: route.managerId,
  towns: [...new Set([route, ...furtherRoutes].flatMap(({ towns }) => towns))],
});

/** Why this cannot be a template. */
export function templateReasons(template: TemplateData, parts: TemplateParts): string[] {
  const { managerId, towns, boardingPoints, weekdays } = template;
  const { furtherRoutes, vehicle, driver, attendant } = parts;
  const routes = [parts.route, ...furtherRoutes];
  const strange = boardingPoints.filter(({ town }) => !towns.includes(town));
  return [
    ...reasonsOf(
      [furtherRoutes.some((one) => one.managerId !== managerId), 'Todas as rotas do modelo devem ser do mesmo gestor.'],
      [new Set(routes.map(({ routeId }) => routeId)).size < routes.length, 'Cada rota do modelo é indicada uma vez.'],
      [new Set(weekdays).size < weekdays.length, 'Cada dia da semana é indicado uma vez.'],
      [
        !!strange.length,
        `Há pontos de embarque fora das rotas do modelo: ${strange.map(({ place }) => `"${place}"`).join(', ')}.`,
      ],
    ),
    ...(vehicle ? [...vehicleReasons(vehicle, { managerId }), ...classReasons(vehicle, template)] : []),
    ...(driver ? crewReasons(driver, attendant, { managerId }) : []),
    ...reasonsOf([
      !driver && !!attendant && attendant.managerId !== managerId,
      'O agente de bordo não é da equipe do gestor da rota.',
    ]),
  ];
}

/** Why this vehicle is not of the template's class. */
export const classReasons = (
  { plate, seats, wheelchairPositions }: VehicleFacts,
  { minSeats, minWheelchairs }: Pick<TemplateData, 'minSeats' | 'minWheelchairs'>,
): string[] =>
  reasonsOf(
    [seats < minSeats, `O veículo ${plate} tem lotação de ${seats} e o modelo pede ao menos ${minSeats}.`],
    [
      wheelchairPositions < minWheelchairs,
      `O veículo ${plate} tem ${wheelchairPositions} posições para cadeira de rodas e o modelo pede ao menos ${minWheelchairs}.`,
    ],
  );
