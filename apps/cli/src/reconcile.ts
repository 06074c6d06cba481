import { Reconciliation } from '#embarque/production';
import { inApplication } from './session.js';

/** Whether the ledger has what the trips say was realised, leg by leg; exit code 1 when it has not. */
export async function reconcileProduction({ json }: { json: boolean }): Promise<void> {
  await inApplication({ projecting: true }, async (app) => {
    const months = await app.get(Reconciliation).run();
    if (json) console.log(JSON.stringify(months));
    else {
      for (const { managerId, competence, realised, presented, open, unpresentable, agrees } of months) {
        console.log(
          `gestor ${managerId}  ${competence}  realizados ${realised} = apresentados ${presented} + em aberto ${open} + não apresentáveis ${unpresentable}${agrees ? '' : '  NÃO CONFERE'}`,
        );
      }
      const wrong = months.filter(({ agrees }) => !agrees).length;
      console.log(wrong ? `Não conferem: ${wrong} de ${months.length}.` : 'Tudo confere (em trechos de passageiro).');
    }
    if (months.some(({ agrees }) => !agrees)) process.exitCode = 1;
  });
}
