import type { IppCollection, IppValue } from './ipp-message.ts'

const INTEGER = 0x21
const BOOLEAN = 0x22
const ENUM = 0x23
const RANGE = 0x33
const COLLECTION = 0x34
const TEXT_WITH_LANGUAGE = 0x35
const NAME_WITH_LANGUAGE = 0x36
const COLLECTION_END = 0x37
const MEMBER = 0x4a
/** No value, unknown, unsupported and their like. */
const OUT_OF_BAND = 0x1f
/** A collection in a collection in a collection: deeper ones are an attack. */
const DEEPEST = 8

/** Takes the parts of a message one after another. Every method throws when the message is cut off. */
export class IppReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  skip(count: number): void {
    this.#take(count)
  }

  byte(): number {
    return this.#take(1).readUInt8()
  }

  /** @param width 2 or 4 bytes */
  number(width: 2 | 4): number {
    const bytes = this.#take(width)
    return width === 2 ? bytes.readUInt16BE() : bytes.readInt32BE()
  }

  /** What follows the last thing that was read. */
  rest(): Uint8Array {
    return this.#bytes.subarray(this.#at)
  }

  /** An attribute after its tag; a further value of the one before has no name. Null: it says that it has no value. */
  attribute(tag: number, depth = 0): { name: string; value: IppValue | null } {
    const name = this.#counted().toString()
    const content = this.#counted()
    return { name, value: tag === COLLECTION ? this.#collection(depth + 1) : plain(tag, content) }
  }

  #collection(depth: number): IppCollection {
    if (depth > DEEPEST) throw new Error('IPP: a collection that is too deep')
    const members = new Map<string, IppValue[]>()
    let values: IppValue[] = []
    for (let tag = this.byte(); tag !== COLLECTION_END; tag = this.byte()) {
      const { value } = this.attribute(tag, depth)
      if (tag === MEMBER) members.set(String(value), (values = []))
      else if (value !== null) values.push(value)
    }
    this.#counted()
    this.#counted()
    return members
  }

  #counted(): Buffer {
    return this.#take(this.number(2))
  }

  #take(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) throw new Error('IPP: the message is cut off')
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
}

function plain(tag: number, content: Buffer): IppValue | null {
  if (tag <= OUT_OF_BAND) return null
  if ((tag === INTEGER || tag === ENUM) && content.length === 4) return content.readInt32BE()
  if (tag === BOOLEAN && content.length === 1) return content.readUInt8() !== 0
  if (tag === RANGE && content.length === 8) return { lower: content.readInt32BE(0), upper: content.readInt32BE(4) }
  if (tag === TEXT_WITH_LANGUAGE || tag === NAME_WITH_LANGUAGE) return withoutLanguage(content)
  return content.toString()
}

/** Language and words, each with its length before it. */
function withoutLanguage(content: Buffer): string {
  const language = content.length >= 2 ? content.readUInt16BE() : 0
  return content.subarray(2 + language + 2).toString()
}
