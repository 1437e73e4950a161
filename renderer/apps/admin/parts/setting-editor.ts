import { z } from 'zod'

/** How a value of a shape is edited; `json` for what no simple field can hold. */
export type Editor =
  | { readonly kind: 'yes-no' | 'number' | 'lines' | 'json' }
  | { readonly kind: 'line'; readonly maxLength: number }
  | { readonly kind: 'one-of'; readonly options: readonly (string | number)[] }
  | { readonly kind: 'some-of'; readonly options: readonly string[] }

type Schema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string | number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly maxLength?: number
}

/** The editor for a shape, read from the shape itself. */
export function editorOf(shape: z.ZodType): Editor {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema
  const choices = schema.enum ?? schema.anyOf?.flatMap((one) => one.const ?? [])
  if (choices && choices.length > 0) return { kind: 'one-of', options: choices }
  if (schema.type === 'boolean') return { kind: 'yes-no' }
  if (schema.type === 'integer' || schema.type === 'number') return { kind: 'number' }
  if (schema.type === 'string') return { kind: 'line', maxLength: schema.maxLength ?? 300 }
  if (schema.type !== 'array') return { kind: 'json' }
  if (schema.items?.enum) return { kind: 'some-of', options: schema.items.enum }
  return { kind: schema.items?.type === 'string' ? 'lines' : 'json' }
}
