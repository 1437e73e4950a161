import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'

/** The parts of JSON Schema that zod writes for bodies. */
export type Schema = {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly contentEncoding?: string
  readonly pattern?: string
}

/** Bodies that a schema allows. @throws when it uses something that is not known here */
export function validBody(schema: Schema): Arbitrary<unknown> {
  const ways = schema.anyOf ?? schema.oneOf
  if (ways) return fc.oneof(...ways.map(validBody))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const make = OF_TYPE[schema.type ?? '']
  if (!make) throw new Error(`no body for ${JSON.stringify(schema)}`)
  return make(schema)
}

const LETTERS = fc.constantFrom('a', 'b', 'X', 'Y', '0', '1', 'á', 'đ', 'ẹ')
const OF_TYPE: Readonly<Record<string, (schema: Schema) => Arbitrary<unknown>>> = {
  object: ({ properties = {}, required = [] }) => {
    const inner = Object.entries(properties).map(([name, schema]) => [name, validBody(schema)] as const)
    return fc.record(Object.fromEntries(inner), { requiredKeys: [...required], noNullPrototype: true })
  },
  array: ({ items = { type: 'string' }, minItems = 0, maxItems = 3 }) =>
    fc.array(validBody(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(3, maxItems)) }),
  string: ({ minLength = 1, maxLength = 40, contentEncoding, pattern }) => {
    if (contentEncoding === 'base64')
      return fc.uint8Array({ minLength: 3, maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    // Patterns of words allow the letters below; those of codes are met to the letter.
    if (pattern && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern))
    return fc.string({ unit: LETTERS, minLength, maxLength: Math.min(40, maxLength) })
  },
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  number: ({ minimum = 0, maximum = 100 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  integer: ({ minimum = 0, maximum = 100 }) => fc.integer({ min: minimum, max: maximum }),
}

/** JSON as text, one step away from what a schema allows; now and then a step that it allows too. */
export function brokenBody(schema: Schema): Arbitrary<string> {
  return fc
    .tuple(
      validBody(schema),
      fc.oneof({ weight: 1, arbitrary: otherWhole }, { weight: 4, arbitrary: fc.constant(null) }),
    )
    .chain(([body, whole]) => {
      if (whole !== null || typeof body !== 'object' || body === null) return fc.constant(whole ?? 'null')
      return fc.oneof(withExtraKey(body), ...changesOf(schema, body))
    })
}

const json = fc.json({ maxDepth: 4 })
const deep = fc.constantFrom('['.repeat(2_000) + ']'.repeat(2_000), `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)
const otherWhole = fc.oneof(fc.constantFrom('null', '[]', '[{}]', '"text"', '0', 'true', '1e999', '-0'), deep, json)

/** Numbers are written as text: some of them JavaScript could not write. */
const odd = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '-1',
    '0.5',
    '1e308',
    '1e999',
    '-1e999',
    '9007199254740993',
    '"\\u0000"',
    '"\\ud800"',
    '"\\udc00x"',
  ),
  fc.constantFrom(
    `"${'x'.repeat(10_000)}"`,
    `"${'ế'.repeat(2_000)}"`,
    `[${'1,'.repeat(500)}1]`,
    '{"__proto__":{"toString":1}}',
    '"\\u001b[2J"',
  ),
  json,
)

const NAMES = [
  'extra',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '\u0000',
  'x'.repeat(500),
  'Reason',
  'reason ',
]
const withExtraKey = (body: object): Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...NAMES), odd).map(([name, value]) => textOf([...entriesOf(body), [name, value]]))

function changesOf(schema: Schema, body: object): Arbitrary<string>[] {
  const names = Object.keys(((schema.anyOf ?? schema.oneOf)?.[0] ?? schema).properties ?? {})
  return names.flatMap((name) => [
    odd.map((value) => textOf([...entriesOf(body).filter(([other]) => other !== name), [name, value]])),
    fc.constant(textOf(entriesOf(body).filter(([other]) => other !== name))),
  ])
}

type Entry = readonly [name: string, json: string]
const entriesOf = (body: object): Entry[] => Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)])
const textOf = (entries: readonly Entry[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
