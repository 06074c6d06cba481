import { v5 } from 'uuid';
import { type Uuid } from './documents.js';

const NAMESPACE = '5b0f2c1e-4c61-5d0a-9e1a-7c8f1b2d3e4f';

/** The same parts always give the same id: what makes a repeated command harmless and a seeded run repeatable. */
export const idFrom = (...parts: readonly (string | number)[]): Uuid => v5(parts.join('\u001f'), NAMESPACE) as Uuid;
