import { IppReader } from './ipp-reader.ts'

/** A message of IPP as bytes and back (RFC 8010). Pure. */

/** Tags of values, as far as we send them. */
export const VALUE_TAGS = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const
export type ValueTag = keyof typeof VALUE_TAGS

/** Groups of attributes. */
export const GROUP_TAGS = { operation: 1, job: 2, printer: 4, unsupported: 5 } as const
export type GroupTag = keyof typeof GROUP_TAGS

/** A value that was read: ranges and collections are told apart by their shape, everything else that is bytes is text. */
export type IppValue = number | boolean | string | { readonly lower: number; readonly upper: number } | IppCollection
export type IppCollection = ReadonlyMap<string, readonly IppValue[]>

/** An attribute to be written. */
export type IppAttribute = readonly [name: string, tag: ValueTag, ...values: (number | boolean | string)[]]

export type IppGroup = { readonly tag: number; readonly attributes: ReadonlyMap<string, readonly IppValue[]> }
export type IppMessage = {
  /** The operation of a request, the status of an answer. */
  readonly code: number
  readonly requestId: number
  readonly groups: readonly IppGroup[]
  /** What follows the attributes: a document, or nothing. */
  readonly data: Uint8Array
}

const END = 3
/** IPP/1.1: what every printer since 2000 understands, CUPS and IPP Everywhere too. */
const VERSION = [1, 1] as const

/** Writes a message. @throws RangeError for a text that is longer than the format allows (32,767 bytes) */
export function encodeIpp(
  code: number,
  requestId: number,
  groups: readonly (readonly [GroupTag, readonly IppAttribute[]])[],
  data: Uint8Array = new Uint8Array(),
): Buffer {
  const head = Buffer.alloc(8)
  head.set(VERSION)
  head.writeUInt16BE(code, 2)
  head.writeInt32BE(requestId, 4)
  const parts = groups.flatMap(([tag, attributes]) => [
    Buffer.of(GROUP_TAGS[tag]),
    ...attributes.flatMap(([name, type, ...values]) =>
      values.flatMap((value, n) => [Buffer.of(VALUE_TAGS[type]), counted(n === 0 ? name : ''), valueOf(type, value)]),
    ),
  ])
  return Buffer.concat([head, ...parts, Buffer.of(END), data])
}

const LONGEST = 32_767

function counted(content: string | Uint8Array): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (bytes.length > LONGEST) throw new RangeError(`${bytes.length} bytes in an attribute`)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function valueOf(tag: ValueTag, value: number | boolean | string): Buffer {
  if (typeof value === 'string') return counted(value)
  if (tag === 'boolean') return counted(Buffer.of(value === true ? 1 : 0))
  const number = Buffer.alloc(4)
  number.writeInt32BE(Number(value))
  return counted(number)
}

/** Reads a message. @throws Error when it is cut off or is none */
export function decodeIpp(bytes: Uint8Array): IppMessage {
  const reader = new IppReader(bytes)
  reader.skip(2)
  const code = reader.number(2)
  const requestId = reader.number(4)
  const groups: IppGroup[] = []
  for (let tag = reader.byte(); tag !== END;) {
    if (tag > 0x0f) throw new Error(`IPP: ${tag} is no group`)
    const attributes = new Map<string, IppValue[]>()
    let values: IppValue[] = []
    let next = reader.byte()
    for (; next > 0x0f; next = reader.byte()) {
      const { name, value } = reader.attribute(next)
      if (name !== '') attributes.set(name, (values = []))
      if (value !== null) values.push(value)
    }
    groups.push({ tag, attributes })
    tag = next
  }
  return { code, requestId, groups, data: reader.rest() }
}

/** The groups of one kind. */
export const groupsOf = ({ groups }: Pick<IppMessage, 'groups'>, tag: GroupTag): IppGroup['attributes'][] =>
  groups.filter((group) => group.tag === GROUP_TAGS[tag]).map(({ attributes }) => attributes)

type Attributes = ReadonlyMap<string, readonly IppValue[]>

/** The texts of an attribute; none when it is absent. */
export const textsOf = (attributes: Attributes, name: string): string[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'string')

export const textOf = (attributes: Attributes, name: string): string | null => textsOf(attributes, name)[0] ?? null

/** The first value of an attribute, when it is a number. */
export function numberOf(attributes: Attributes, name: string): number | null {
  const [value] = attributes.get(name) ?? []
  return typeof value === 'number' ? value : null
}

/** The numbers of an attribute. */
export const numbersOf = (attributes: Attributes, name: string): number[] =>
  (attributes.get(name) ?? []).filter((value) => typeof value === 'number')
