import { readFileSync } from 'node:fs';

/** The configuration cannot be used; the message says which setting and why (pt-BR), and repeats no secret. */
export class BadConfig extends Error {}

export type Environment = ReturnType<typeof readerOf>;

/** Reads settings; an empty one counts as none. */
export function readerOf(environment: NodeJS.ProcessEnv) {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;

  /** A secret: the setting itself, or what the file says that `NAME_FILE` names (a secret of Docker or systemd). */
  const secret = (name: string): string | undefined => {
    const file = value(`${name}_FILE`);
    if (!file) return value(name);
    if (value(name)) throw new BadConfig(`${name} e ${name}_FILE não podem vir juntos: deve vir só um.`);
    let text: string;
    try {
      text = readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new BadConfig(`${name}_FILE deve ser um arquivo que se possa ler (${(error as { code?: string }).code}).`);
    }
    if (!text) throw new BadConfig(`${name}_FILE deve ter algo escrito, e está vazio.`);
    return text;
  };

  /** A whole number within bounds. */
  const whole = (name: string, otherwise: number, [min, max]: readonly [number, number]): number => {
    const given = value(name);
    const number = Number(given ?? otherwise);
    if (!Number.isInteger(number) || number < min || number > max) {
      throw new BadConfig(`${name} deve ser um número inteiro, de ${min} a ${max}.`);
    }
    return number;
  };
  return { value, secret, whole };
}
