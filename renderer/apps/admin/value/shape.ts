import { z } from 'zod'

type Plain<K extends string> = K extends string ? { readonly kind: K } : never

/** A value that is edited by one field. `whole` is the hours of a week. */
export type LeafShape =
  | Plain<'yes-no' | 'time' | 'code' | 'colour' | 'lines' | 'names' | 'whole'>
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'line'; readonly maxLength: number }
  | { readonly kind: 'one-of'; readonly options: readonly (string | number)[] }
  | { readonly kind: 'some-of'; readonly options: readonly string[] }

/** How a value is edited, read from its shape: a new setting has a form as soon as it has a shape. */
export type Shape =
  | LeafShape
  | { readonly kind: 'rows'; readonly fields: readonly NamedShape[]; readonly most: number }
  | { readonly kind: 'group'; readonly fields: readonly NamedShape[] }
  | { readonly kind: 'entries'; readonly value: LeafShape }
/** `isOptional`: a choice that may be left open. */
export type NamedShape = { readonly name: string; readonly shape: LeafShape; readonly isOptional?: true }

type Schema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string | number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly additionalProperties?: Schema | boolean
  readonly pattern?: string
  readonly maxLength?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

const MOST_ROWS = 100

/** The form for a shape. */
export const shapeOf = (type: z.ZodType): Shape =>
  fromSchema(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema)

function fromSchema(schema: Schema): Shape {
  const { type, items, properties, maxItems = MOST_ROWS, additionalProperties: value } = schema
  if (type === 'array' && items?.properties) return { kind: 'rows', fields: fieldsOf(items), most: maxItems }
  if (properties && !properties['days']) return { kind: 'group', fields: fieldsOf(schema) }
  if (typeof value === 'object' && !properties) return { kind: 'entries', value: leafOf(value, '') }
  return leafOf(schema, '')
}

function leafOf(schema: Schema, name: string): LeafShape {
  const options = schema.enum ?? schema.anyOf?.flatMap((one) => one.const ?? [])
  if (options && options.length > 0) return { kind: 'one-of', options }
  if (schema.type === 'boolean') return { kind: 'yes-no' }
  if (schema.type === 'integer' || schema.type === 'number')
    return { kind: 'number', min: bound(schema.minimum), max: bound(schema.maximum) }
  if (schema.type === 'string') return fromText(schema, name)
  return schema.type === 'array' ? fromList(schema) : { kind: 'whole' }
}

/** Numbers without a limit of their own have that of the language. */
const bound = (limit: number | undefined): number | null =>
  limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? null : limit

function fromText({ pattern = '', maxLength = 300 }: Schema, name: string): LeafShape {
  if (name === 'code') return { kind: 'code' }
  if (pattern.includes('24:00')) return { kind: 'time' }
  return pattern.startsWith('^#') ? { kind: 'colour' } : { kind: 'line', maxLength }
}

function fromList({ items = {} }: Schema): LeafShape {
  if (items.enum) return { kind: 'some-of', options: items.enum }
  // Keys of other things are as long as keys may be; sentences are longer.
  return { kind: items.maxLength === KEY_LENGTH ? 'names' : 'lines' }
}
const KEY_LENGTH = 64

const CHOICES: ReadonlySet<LeafShape['kind']> = new Set(['one-of', 'yes-no'])

const fieldsOf = ({ properties = {}, required = [] }: Schema): NamedShape[] =>
  Object.entries(properties).map(([name, schema]) => {
    const shape = leafOf(schema, name)
    const isOptional = CHOICES.has(shape.kind) && !required.includes(name) && schema.default === undefined
    return { name, shape, ...(isOptional ? { isOptional } : {}) }
  })
