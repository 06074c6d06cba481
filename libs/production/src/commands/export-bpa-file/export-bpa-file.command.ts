import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { BPA_PROFILES } from '../../domain/bpa/profile.js';
import { type ExportedFile } from '../../domain/production.js';

/** Writes the file of a closed month and records what was written. */
export class ExportBpaFile extends BusinessCommand<ExportedFile> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @OneOf(BPA_PROFILES.map(({ id }) => id), {
    optional: true,
    description:
      'Como gravar: embarque; bpa-mag, com o cabeçalho de 126 caracteres do BPA Magnético; sheets-of-20, com folhas de 20 linhas',
  })
  profile?: string;
}
