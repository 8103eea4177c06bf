/**
 * The only file that imports SDK internals. The SDK clients export a schema of every operation (method, path,
 * bindings, XML names, timestamp formats) and the codecs that read and write them; run in reverse, they decode requests
 * and encode responses. The format is documented only in the SDK's code, hence the exact pins in package.json and the
 * round-trip test of every registered operation.
 */
import {
  AwsJson1_0Protocol,
  AwsJson1_1Protocol,
  AwsQueryProtocol,
  AwsRestJsonProtocol,
  AwsRestXmlProtocol,
  XmlCodec,
} from '@aws-sdk/core/protocols';
import {
  FromStringShapeDeserializer,
  JsonCodec,
  ToStringShapeSerializer,
} from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { parseXml } from './parse-xml.ts';

/** The exports of an SDK client: its schemas say how to route, decode and encode each operation. */
export type ClientModule = Readonly<Record<string, unknown>>;

export type Shape = NormalizedSchema;
export type Protocol = 'restJson' | 'restXml' | 'awsQuery' | 'awsJson1.0' | 'awsJson1.1';

export interface ServiceModel {
  readonly protocol: Protocol;
  readonly xmlNamespace: string;
  /** Error name → the code that clients of a former query protocol (SQS) expect. */
  readonly queryErrors: ReadonlyMap<string, string>;
  readonly operations: readonly OperationModel[];
}

export interface OperationModel {
  readonly name: string;
  readonly http?: { readonly method: string; readonly uri: string; readonly status: number };
  readonly input: Shape | undefined;
  readonly output: Shape | undefined;
  readonly inputMembers: readonly Member[];
  readonly outputMembers: readonly Member[];
  /** Names of the required members. */
  readonly required: ReadonlySet<string>;
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly traits: Traits;
}

/** The traits that the wire reads, with values as the SDK writes them. */
export interface Traits {
  readonly httpLabel?: unknown;
  readonly httpQuery?: string;
  readonly httpQueryParams?: unknown;
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly httpPayload?: unknown;
  readonly httpResponseCode?: unknown;
  readonly jsonName?: string;
  readonly xmlName?: string;
  readonly xmlFlattened?: unknown;
}

const OPERATION = 9;
const ERROR = -3;

/** Reads the model of a service from its client module. */
export function modelOf(client: ClientModule): ServiceModel {
  const settings = protocolSettingsOf(client);
  const statics = Object.entries(client).filter(([name]) => name.endsWith('$'));
  const ofKind = (kind: number) =>
    statics.map(([, value]) => value).filter((value) => Array.isArray(value) && value[0] === kind);
  return {
    ...settings,
    queryErrors: new Map(ofKind(ERROR).flatMap((error) => queryErrorOf(error as unknown[]))),
    operations: ofKind(OPERATION).map((operation) => operationOf(operation as unknown[])),
  };
}

/** Returns the traits of a shape, merged with those of the member that refers to it. */
export function traitsOf(shape: Shape): Traits {
  return shape.getMergedTraits() as Traits;
}

export interface Codecs {
  readonly readJson: (shape: Shape, value: unknown) => unknown;
  readonly writeJson: (shape: Shape, value: unknown) => string;
  readonly readXml: (shape: Shape, text: string) => unknown;
  readonly writeXml: (shape: Shape, value: unknown) => string;
  readonly readString: (shape: Shape, text: string) => unknown;
  readonly writeString: (shape: Shape, value: unknown) => string;
}

const DATE_TIME = 5;
const HTTP_DATE = 6;
const EPOCH_SECONDS = 7;

/** Creates the readers and writers of one service's protocol. */
export function codecsFor(protocol: Protocol, xmlNamespace: string): Codecs {
  const isXml = protocol === 'restXml' || protocol === 'awsQuery';
  const json = new JsonCodec({
    timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
    jsonName: protocol === 'restJson',
  });
  const xml = new XmlCodec({
    timestampFormat: { useTrait: true, default: DATE_TIME },
    httpBindings: true,
    ...(protocol === 'restXml' ? { xmlNamespace } : {}),
    serviceNamespace: '',
  } as ConstructorParameters<typeof XmlCodec>[0]);
  // Query parameters hold ISO dates, headers of XML services HTTP dates, those of JSON services seconds.
  const stringFormat = protocol === 'restXml' ? HTTP_DATE : isXml ? DATE_TIME : EPOCH_SECONDS;
  const stringSettings = {
    timestampFormat: { useTrait: true, default: stringFormat as typeof HTTP_DATE },
    httpBindings: protocol.startsWith('rest'),
  };
  const reader = new FromStringShapeDeserializer(stringSettings);
  const writer = new ToStringShapeSerializer(stringSettings);
  for (const codec of [json, xml, reader, writer]) codec.setSerdeContext(SERDE_CONTEXT);
  return {
    readJson: (shape, value) => json.createDeserializer().readObject(shape, value as never),
    writeJson: (shape, value) => {
      const serializer = json.createSerializer();
      serializer.write(shape, value);
      return serializer.flush() as string;
    },
    readXml: (shape, text) => xml.createDeserializer().readSchema(shape, parseXml(text)),
    writeXml: (shape, value) => {
      const serializer = xml.createSerializer();
      serializer.write(shape, value);
      return String(serializer.flush());
    },
    readString: (shape, text) => reader.read(shape, text),
    writeString: (shape, value) => {
      writer.write(shape, value);
      return String(writer.flush());
    },
  };
}

// The part of the SDK's context that the codecs use.
const SERDE_CONTEXT = {
  base64Decoder: (text: string) => Buffer.from(text, 'base64'),
  base64Encoder: (bytes: Uint8Array | string) =>
    Buffer.from(bytes as Uint8Array).toString('base64'),
  utf8Encoder: (bytes: Uint8Array | string) =>
    typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8'),
  utf8Decoder: (text: string) => Buffer.from(text, 'utf8'),
} as unknown as Parameters<JsonCodec['setSerdeContext']>[0];

interface ClientConfig {
  protocol: unknown;
  protocolSettings: { xmlNamespace?: string };
}

/** A client knows its own protocol, so that it need not be declared a second time. */
function protocolSettingsOf(client: ClientModule): Pick<ServiceModel, 'protocol' | 'xmlNamespace'> {
  const Client = Object.entries(client).find(
    ([name]) => name.endsWith('Client') && !name.startsWith('__'),
  )?.[1] as new (
    options: object,
  ) => { config: ClientConfig; destroy(): void };
  const instance = new Client({ region: 'us-east-1', credentials: async () => ({}) });
  const { protocol, protocolSettings } = instance.config;
  instance.destroy();
  return { protocol: nameOf(protocol), xmlNamespace: protocolSettings.xmlNamespace ?? '' };
}

function nameOf(protocol: unknown): Protocol {
  if (protocol instanceof AwsRestXmlProtocol) return 'restXml';
  if (protocol instanceof AwsQueryProtocol) return 'awsQuery';
  if (protocol instanceof AwsJson1_0Protocol) return 'awsJson1.0';
  if (protocol instanceof AwsJson1_1Protocol) return 'awsJson1.1';
  if (protocol instanceof AwsRestJsonProtocol) return 'restJson';
  throw new Error(`The wire speaks no ${Object(protocol).constructor?.name ?? protocol}`);
}

function operationOf(schema: unknown[]): OperationModel {
  const [, , name, traits, inputRef, outputRef] = schema as [
    number,
    string,
    string,
    { http?: [string, string, number] } | number,
    (() => unknown)?,
    (() => unknown)?,
  ];
  const http = typeof traits === 'object' ? traits.http : undefined;
  const input = structureOf(inputRef?.());
  const output = structureOf(outputRef?.());
  return {
    name,
    ...(http ? { http: { method: http[0], uri: http[1], status: http[2] } } : {}),
    input,
    output,
    inputMembers: membersOf(input),
    outputMembers: membersOf(output),
    required: requiredOf(inputRef?.()),
  };
}

const JSON_MEMBERS = new Map<unknown, ReadonlyMap<string, Shape>>();

/** Returns the members of a structure by their names in JSON; cached, since every request reads them. */
export function jsonMembersOf(shape: Shape): ReadonlyMap<string, Shape> {
  const schema = shape.getSchema();
  let members = JSON_MEMBERS.get(schema);
  if (!members) {
    members = new Map(
      membersOf(shape).map(({ name, shape: member, traits }) => [traits.jsonName ?? name, member]),
    );
    JSON_MEMBERS.set(schema, members);
  }
  return members;
}

function structureOf(schema: unknown): Shape | undefined {
  if (schema === undefined) return undefined;
  const shape = NormalizedSchema.of(schema as never);
  return shape.isStructSchema() ? shape : undefined;
}

export function membersOf(shape: Shape | undefined): Member[] {
  if (!shape) return [];
  return [...shape.structIterator()].map(([name, member]) => ({
    name,
    shape: member,
    traits: traitsOf(member),
  }));
}

/** A static structure lists its required members first, and their number. */
function requiredOf(schema: unknown): ReadonlySet<string> {
  if (!Array.isArray(schema)) return new Set();
  const names = schema[4] as string[] | undefined;
  const count = typeof schema[6] === 'number' ? schema[6] : 0;
  return new Set(names?.slice(0, count));
}

function queryErrorOf(schema: unknown[]): [string, string][] {
  const name = schema[2] as string;
  const traits = schema[3] as { awsQueryError?: [string, number] } | number;
  const code = typeof traits === 'object' ? traits.awsQueryError?.[0] : undefined;
  return code ? [[name, code]] : [];
}
