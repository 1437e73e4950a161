import { z } from 'zod'

/** The parts of JSON Schema that our payload shapes come to. */
type Node = {
  type?: string
  enum?: readonly string[]
  const?: string | number
  anyOf?: readonly Node[]
  items?: Node | false
  prefixItems?: readonly Node[]
  properties?: Record<string, Node>
  additionalProperties?: Node | boolean
  required?: readonly string[]
  pattern?: string
}

const SIMPLE: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'yes or no',
  null: 'nothing',
}

/** One line for each field of a payload: its name, `?` when it may be absent, and what it holds in plain words. */
export function fieldsOf(payload: z.ZodType): string[] {
  return fields(z.toJSONSchema(payload) as Node)
}

function fields(node: Node): string[] {
  return Object.entries(node.properties ?? {}).map(
    ([name, field]) => `\`${name}${node.required?.includes(name) ? '' : '?'}\` ${words(field)}`,
  )
}

function words(node: Node): string {
  if (node.enum)
    return node.enum
      .map((value) => `\`${value}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1')
  if (node.const !== undefined) return `\`${node.const}\``
  if (node.anyOf) return node.anyOf.map(words).join(' or ')
  if (node.type === 'array') return listWords(node)
  if (node.type === 'object') return objectWords(node)
  return SIMPLE[node.type ?? ''] ?? 'any value, checked by its key'
}

function listWords(node: Node): string {
  if (node.prefixItems) return `(${node.prefixItems.map(words).join(', ')})`
  return `list of ${node.items ? words(node.items) : 'any values'}`
}

function objectWords(node: Node): string {
  const names = Object.keys(node.properties ?? {})
  // The shape of `personRef`: what it points at is erasable, the event itself tells nothing.
  if (names.join() === 'id,mac') return '**erasable row**'
  if (names.length > 0) return `{ ${fields(node).join('; ')} }`
  return typeof node.additionalProperties === 'object' ? `map to ${words(node.additionalProperties)}` : 'nothing more'
}
