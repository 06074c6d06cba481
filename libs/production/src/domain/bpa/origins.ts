/** prd-org: the system that the production came from. */
const ORIGINS: ReadonlySet<string> = new Set(['BPA', 'PNI', 'SIE', 'SIB', 'MIN', 'PAC', 'SCL', 'EXT']);

export const isOrigin = (code: string): boolean => ORIGINS.has(code);
