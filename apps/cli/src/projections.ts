import { Projector, ReactionRunner } from '#embarque/read-model';
import { Stop } from '#embarque/composition';
import { inApplication } from './session.js';

export async function projectionStatus(): Promise<void> {
  await inApplication({ projecting: false }, async (app) => {
    for (const { name, version, position, lag, fault } of await app.get(Projector).status()) {
      console.log(
        `${name.padEnd(12)} versão ${version}  posição ${position}  faltam ${lag}${fault ? `  FALHA: ${fault}` : ''}`,
      );
    }
    for (const { name, position, lag, fault, attempts } of await app.get(ReactionRunner).status()) {
      const failing = fault ? `  FALHA (${attempts} tentativas): ${fault}` : '';
      console.log(`${name.padEnd(12)} reação    posição ${position}  faltam ${lag}${failing}`);
    }
  });
}

export async function rebuildProjections(name: string | undefined): Promise<void> {
  await inApplication({ projecting: false }, async (app) => {
    const projector = app.get(Projector);
    const chosen = projector.projections.filter((projection) => !name || projection.name === name);
    if (!chosen.length) {
      throw new Stop(
        `Não há projeção ${name}. Há: ${projector.projections.map((projection) => projection.name).join(', ')}.`,
      );
    }
    for (const projection of chosen) {
      const started = performance.now();
      const position = await projector.rebuild(projection);
      console.log(
        `${projection.name}: refeita até a posição ${position} em ${((performance.now() - started) / 1000).toFixed(1)} s`,
      );
    }
  });
}
