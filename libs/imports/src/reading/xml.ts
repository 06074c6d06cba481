import { type Readable } from 'node:stream';
import sax from 'sax';

/** An element that begins, or that is `closed`, with the text that stood directly in it. Names without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly closed: boolean;
  readonly content: string;
  /** Name of the element around it. */
  readonly parent: string;
}

interface Open {
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  readonly parent: string;
  content: string;
}

const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

function localNames(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  for (const name in attributes) {
    if (name.includes(':')) {
      return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), String(value)]));
    }
  }
  return attributes as Record<string, string>;
}

/**
 * The elements of an XML document, a handful at a time, for a sheet has millions; entities of its own it may declare, but
 * none is put in.
 */
export async function* elementsOf(stream: Readable): AsyncGenerator<readonly XmlElement[]> {
  const parser = sax.parser(true, { strictEntities: true } as sax.SAXOptions);
  const open: Open[] = [];
  let found: XmlElement[] = [];
  let broken: Error | undefined;
  parser.onerror = (error) => {
    broken ??= error;
    parser.resume();
  };
  parser.onopentag = (tag) => {
    const name = local(tag.name);
    const attributes = localNames(tag.attributes);
    const parent = open.at(-1)?.name ?? '';
    found.push({ name, attributes, parent, content: '', closed: false });
    open.push({ name, attributes, parent, content: '' });
  };
  const text = (part: string) => {
    const inside = open.at(-1);
    if (inside) inside.content += part;
  };
  parser.ontext = text;
  parser.oncdata = text;
  parser.onclosetag = () => {
    const { name, attributes, parent, content } = open.pop()!;
    found.push({ name, attributes, parent, content, closed: true });
  };
  stream.setEncoding('utf8');
  for await (const part of stream) {
    parser.write(part as string);
    if (broken) throw broken;
    yield found;
    found = [];
  }
  parser.close();
  if (broken) throw broken;
  yield found;
}

/** One after the other, of a small document. */
export async function* eachElementOf(stream: Readable): AsyncGenerator<XmlElement> {
  for await (const elements of elementsOf(stream)) yield* elements;
}
