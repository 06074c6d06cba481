import { reasonsOf } from '#embarque/kernel';

const SHORTEST = 12;
const LONGEST = 128;

/** Long enough to pass the length rule, and the first that anybody tries. */
const COMMON = [
  'senha123senha',
  'senhasenha',
  '123456789012',
  '1234567890123',
  '12345678901234',
  'qwertyuiop',
  'qwerty123456',
  'abcdefghijkl',
  'password1234',
  'passwordpassword',
  'embarque',
  'minasgerais',
  'brasilbrasil',
  'admin',
];

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
      new Set(plain).size < 4 || COMMON.some((common) => plain.replace(common, '').length < 4),
      'A senha é comum demais: escolha outra, por exemplo quatro palavras sem relação entre si.',
    ],
  );
};
