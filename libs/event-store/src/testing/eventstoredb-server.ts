import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { EventStoreDbLog, type Expected, type LoggedEvent } from './eventstoredb-log.js';

export interface EventStoreDbServer {
  /** For `EventStoreDBClient.connectionString`. */
  readonly url: string;
  /** Resets every connection that is open now; new ones are taken. */
  cutConnections(): void;
  stop(): Promise<void>;
}

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/**
 * A server that speaks EventStoreDB's gRPC protocol and keeps its log in memory: what the real one promises of
 * `Append` and `Read`, with the service definitions that the client itself was built from.
 */
export async function startEventStoreDbServer(): Promise<EventStoreDbServer> {
  const log = new EventStoreDbLog();
  const grown = new EventEmitter().setMaxListeners(0);
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<features.SupportedMethods>) => answer(null, supported()),
  });
  server.addService(StreamsService, {
    append: (call: AppendCall, answer: sendUnaryData<streams.AppendResp>) => append(log, grown, call, answer),
    read: (call: ReadCall) => void read(log, grown, call),
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const proxy = await startProxy(port);
  return {
    url: `esdb://127.0.0.1:${proxy.port}?tls=false`,
    cutConnections: () => proxy.cut(),
    stop: async () => {
      server.forceShutdown();
      await proxy.stop();
    },
  };
}

function supported(): features.SupportedMethods {
  const methods = ['append', 'read'].map((name) => {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    return method;
  });
  const answer = new features.SupportedMethods();
  answer.setEventStoreServerVersion('0.0.0');
  answer.setMethodsList(methods);
  return answer;
}

const streamName = (identifier: shared.StreamIdentifier) =>
  Buffer.from(identifier.getStreamName_asU8()).toString('utf8');

function append(
  log: EventStoreDbLog,
  grown: EventEmitter,
  call: AppendCall,
  answer: sendUnaryData<streams.AppendResp>,
): void {
  let options: streams.AppendReq.Options | undefined;
  const events: streams.AppendReq.ProposedMessage[] = [];
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const event = request.getProposedMessage();
    if (event) events.push(event);
  });
  call.on('error', () => undefined);
  // A cut connection ends the readable side too, before the call is known as cancelled: what came of it is not an append.
  const settle = () => {
    if (call.cancelled) return;
    if (!options || !events.length) return answer({ code: status.INVALID_ARGUMENT });
    const stream = streamName(options.getStreamIdentifier()!);
    const proposed = events.map((event) => ({
      id: event.getId()!.getString(),
      type: event.getMetadataMap().get('type') ?? '',
      contentType: event.getMetadataMap().get('content-type') ?? '',
      data: event.getData_asU8(),
      metadata: event.getCustomMetadata_asU8(),
    }));
    const expected = expectation(options);
    const result = log.append(stream, expected, proposed);
    const response = new streams.AppendResp();
    if ('position' in result) {
      const success = new streams.AppendResp.Success();
      const position = new streams.AppendResp.Position();
      position.setCommitPosition(String(result.position));
      position.setPreparePosition(String(result.position));
      success.setCurrentRevision(String(result.revision));
      success.setPosition(position);
      response.setSuccess(success);
      grown.emit('event');
    } else {
      const wrong = new streams.AppendResp.WrongExpectedVersion();
      if (result.current < 0) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(String(result.current));
      if (typeof expected === 'number' && expected >= 0) wrong.setExpectedRevision(String(expected));
      else if (expected === -1) wrong.setExpectedNoStream(new shared.Empty());
      else wrong.setExpectedAny(new shared.Empty());
      response.setWrongExpectedVersion(wrong);
    }
    answer(null, response);
  };
  call.on('end', () => setImmediate(settle));
}

function expectation(options: streams.AppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? -1 : Number(options.getRevision());
}

async function read(log: EventStoreDbLog, grown: EventEmitter, call: ReadCall): Promise<void> {
  const options = call.request.getOptions()!;
  const ended = new AbortController();
  call.on('cancelled', () => ended.abort());
  call.on('close', () => ended.abort());
  call.on('error', () => ended.abort());
  const send = async (response: streams.ReadResp) => {
    if (!ended.signal.aborted && !call.write(response)) await once(call, 'drain', { signal: ended.signal });
  };
  try {
    if (options.hasSubscription()) await subscribe(log, grown, options, send, ended.signal);
    else await readOnce(log, options, send);
    call.end();
  } catch (error) {
    if (!ended.signal.aborted) call.destroy(error as Error);
  }
}

type Send = (response: streams.ReadResp) => Promise<void>;

async function readOnce(log: EventStoreDbLog, options: streams.ReadReq.Options, send: Send): Promise<void> {
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const wanted = filterOf(options);
  const from = options.getStream();
  const stream = from && log.stream(streamName(from.getStreamIdentifier()!));
  if (from && !stream) {
    const missing = new streams.ReadResp.StreamNotFound();
    missing.setStreamIdentifier(from.getStreamIdentifier());
    const response = new streams.ReadResp();
    response.setStreamNotFound(missing);
    return send(response);
  }
  const events = stream ?? log.all;
  let index: number;
  if (from) {
    index = from.hasEnd() ? events.length - 1 : from.hasStart() ? 0 : Number(from.getRevision());
  } else {
    const all = options.getAll()!;
    // Forwards the event at the position comes first, backwards the one before it.
    index = all.hasEnd()
      ? events.length
      : all.hasStart()
        ? 0
        : log.indexAt(BigInt(all.getPosition()!.getCommitPosition()));
    if (backwards) index--;
  }
  let left = Number(options.getCount());
  for (; left > 0 && index >= 0 && index < events.length; index += backwards ? -1 : 1) {
    const event = events[index]!;
    if (!wanted(event)) continue;
    left--;
    await send(response(event));
  }
}

async function subscribe(
  log: EventStoreDbLog,
  grown: EventEmitter,
  options: streams.ReadReq.Options,
  send: Send,
  signal: AbortSignal,
): Promise<void> {
  const wanted = filterOf(options);
  const all = options.getAll()!;
  let index = all.hasEnd()
    ? log.all.length
    : all.hasStart()
      ? 0
      : log.indexAt(BigInt(all.getPosition()!.getCommitPosition()));
  if (all.hasPosition() && log.all[index]?.position === BigInt(all.getPosition()!.getCommitPosition())) index++;

  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(randomUUID());
  const confirmed = new streams.ReadResp();
  confirmed.setConfirmation(confirmation);
  await send(confirmed);

  const window = 32 * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 0);
  let unmarked = 0;
  for (;;) {
    for (; index < log.all.length; index++) {
      const event = log.all[index]!;
      if (wanted(event)) await send(response(event));
      if (window && ++unmarked === window) {
        unmarked = 0;
        await send(checkpoint(event.position));
      }
    }
    await once(grown, 'event', { signal });
  }
}

function filterOf(options: streams.ReadReq.Options): (event: LoggedEvent) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = (filter.getEventType() ?? filter.getStreamIdentifier())!;
  const subject = (event: LoggedEvent) => (filter.hasEventType() ? event.type : event.stream);
  const prefixes = expression.getPrefixList();
  if (prefixes.length) return (event) => prefixes.some((prefix) => subject(event).startsWith(prefix));
  const regex = new RegExp(expression.getRegex());
  return (event) => regex.test(subject(event));
}

function response(event: LoggedEvent): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(event.id);
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(event.stream).toString('base64'));
  recorded.setId(id);
  recorded.setStreamIdentifier(identifier);
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', String(BigInt(event.created) * 10_000n));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const answer = new streams.ReadResp();
  answer.setEvent(read);
  return answer;
}

function checkpoint(position: bigint): streams.ReadResp {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const answer = new streams.ReadResp();
  answer.setCheckpoint(reached);
  return answer;
}

/** Passes bytes on, so that connections can be cut without the server's help. */
async function startProxy(target: number) {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    for (const [one, other] of [[client, server] as const, [server, client] as const]) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = () => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    port: (proxy.address() as AddressInfo).port,
    cut,
    stop: async () => {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
