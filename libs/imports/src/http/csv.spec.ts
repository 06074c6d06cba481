import { expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

it('writes what spreadsheets read as they should, and never run', () => {
  expect(csvLine(['2', 'recusada', 'Raça/cor', 'a;b', 'diz "não"'])).toBe(
    '2;recusada;Raça/cor;"a;b";"diz ""não"""\r\n',
  );
  expect(csvLine(['=1+1', '+x', '-x', '@x', '\tx'])).toBe("'=1+1;'+x;'-x;'@x;'\tx\r\n");
});
