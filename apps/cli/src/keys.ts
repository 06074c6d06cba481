import { Stop } from '#embarque/composition';
import { loadMasterKey, rotateMasterKey } from '#embarque/privacy';
import { onRuntime } from './session.js';

const NEW = 'EMBARQUE_NEW_MASTER_KEY';

/** `embarque keys rotate`: from the key in use to the one that the environment or a file names; a missing file is made. */
export async function rotateKeys(): Promise<void> {
  const [value, file] = [NEW, `${NEW}_FILE`].map((name) => process.env[name]?.trim() || undefined);
  if (!value === !file)
    throw new Stop(`Informe a chave nova em ${NEW}, ou em ${NEW}_FILE o arquivo dela, e não em ambos.`);
  await onRuntime(async ({ database, masterKey, config }) => {
    const next = loadMasterKey({ value, variable: NEW, file: file ?? '', mayCreate: true });
    if (next.equals(masterKey)) throw new Stop('A chave nova é a que já está em uso.');
    const keys = await rotateMasterKey(database, masterKey, next);
    console.log(`${keys} chaves cifradas com a chave mestra nova. A antiga não abre mais este banco de dados.`);
    console.log(
      config.masterKey
        ? 'Reinicie os programas com a chave nova em EMBARQUE_MASTER_KEY.'
        : `Ponha a chave nova em ${config.masterKeyFile} e reinicie os programas.`,
    );
    console.log('Guarde a antiga enquanto guardar cópias de segurança feitas com ela.');
  });
}
