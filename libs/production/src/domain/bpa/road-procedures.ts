import { centavos, type Cbo, type Competence, type ProcedureCode } from '#embarque/kernel';
import type { ProcedureRule } from './procedure-rule.js';

const cbos = (codes: string): Cbo[] => codes.split(' ').sort() as Cbo[];

/** Doctors that SIGTAP relates to both codes. */
const BOTH =
  '225109 225112 225120 225121 225124 225125 225142 225160 225165 225210 225220 225225 225230 225240 225250 225260 225265 225270';

const COMMON = {
  validFrom: '202603' as Competence,
  value: centavos(495),
  complexity: '0',
  financing: '06',
  sex: 'I',
  maxQuantity: 9999,
  instruments: ['02'],
  details: ['009'],
  blankFields: ['cid', 'service', 'classification', 'authorization', 'firm'],
} as const;

/** Road displacement, each 50 km. SIGTAP 202603 to 202608: identical rows and CBO lists. */
export const ROAD_PROCEDURES: readonly ProcedureRule[] = [
  {
    ...COMMON,
    procedure: '0803010125' as ProcedureCode,
    name: 'UNIDADE DE REMUNERAÇÃO PARA DESLOCAMENTO DE PACIENTE POR TRANSPORTE TERRESTRE (CADA 50 KM )',
    ageMonths: [0, 1571],
    occupations: cbos(`${BOTH} 225135 225175 225275`),
  },
  {
    ...COMMON,
    procedure: '0803010109' as ProcedureCode,
    name: 'UNIDADE DE REMUNERAÇÃO PARA DESLOCAMENTO DE ACOMPANHANTE POR TRANSPORTE TERRESTRE (CADA 50 KM DE DISTANCIA)',
    ageMonths: [216, 971],
    occupations: cbos(`${BOTH} 225180 225215 225235`),
  },
];
