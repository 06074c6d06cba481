import { reasonsOf } from '#embarque/kernel';

const SHORTEST = 12;
const LONGEST = 128;

/** What the passwords that everybody tries first are made of, besides digits. */
const COMMON = /senha|password|pass|admin|embarque|brasil|minas|gerais|saude|teste|qwerty|uiop|abcdef|mudar|\d/g;

/** Why the text cannot be a password: length (NIST SP 800-63B asks for no mixture of characters), login, guessability. */
export const passwordFaults = (password: string, login: string): string[] => {
  const plain = password.toLowerCase();
  return reasonsOf(
    [
      password.length < SHORTEST || password.length > LONGEST,
      `A senha deve ter de ${SHORTEST} a ${LONGEST} caracteres.`,
    ],
    [plain.includes(login.toLowerCase()), 'A senha não pode conter o login.'],
    [
      new Set(plain.replace(COMMON, '')).size < 4,
      'A senha é comum demais: escolha outra, por exemplo quatro palavras sem relação entre si.',
    ],
  );
};
