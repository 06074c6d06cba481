import { isMunicipality, MUNICIPALITIES } from '#embarque/territory';
import { IbgeCode } from '#embarque/kernel';
import { plain, type Read, type Reader } from '../domain/cells.js';

const BY_NAME = new Map([...MUNICIPALITIES.values()].map(({ code, name }) => [plain(name), code]));

/** A municipality by its IBGE code, of six or seven digits, or by its name in Minas Gerais. */
export const town: Reader = (text) => {
  const code = /^\d{6,7}$/.test(text) ? text.slice(0, 6) : BY_NAME.get(plain(text));
  return IbgeCode.is(code) && isMunicipality(code)
    ? { value: code }
    : { complaint: 'deve ser o código IBGE ou o nome de um município de Minas Gerais' };
};

/** Municipalities one after the other, with commas, bars or semicolons between them. */
export const towns: Reader = (text) => {
  const read = text
    .split(/[,;|/]/)
    .filter((name) => name.trim())
    .map((name): Read => town(name.trim()));
  return read.some((one) => 'complaint' in one)
    ? { complaint: 'deve ter códigos IBGE ou nomes de municípios de Minas Gerais, separados por vírgula' }
    : { value: read.map((one) => ('value' in one ? one.value : undefined)) };
};
