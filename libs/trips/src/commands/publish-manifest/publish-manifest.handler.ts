import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { PublishManifest } from './publish-manifest.command.js';
import { publishManifest } from './publish-manifest.decision.js';

@CommandHandler(PublishManifest)
export class PublishManifestHandler implements ICommandHandler<PublishManifest> {
  constructor(private readonly trips: Trips) {}

  async execute(command: PublishManifest) {
    const decided = await this.trips.decide(command, (state, revision) =>
      publishManifest({ revision, at: command.context.now }, state),
    );
    const [event] = decided.ok ? decided.events : [];
    return answer(decided, { version: event?.type === 'ManifestPublished' ? event.data.version : 0 });
  }
}
