import { z } from 'zod'
import { REQUEST_REFUSALS } from '../../shared/province/codes.ts'
import { PROTOCOL, refusalAnswer } from '../../shared/province/wire.ts'
import { OPERATIONS } from './operations.ts'
import type { Operation } from './operations.ts'

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _draft, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema
}
const json = (schema: object): object => ({ content: { 'application/json': { schema } } })
const parameter = (name: string, place: 'path' | 'query', schema: object): object => ({
  name,
  in: place,
  required: place === 'path',
  schema,
})

function describe(operationId: string, op: Operation): object {
  const path = [...op.path.matchAll(/\{(\w+)\}/g)].map((found) => parameter(found[1] ?? '', 'path', { type: 'string' }))
  const query = op.query
    ? Object.entries((schemaOf(op.query, 'input') as { properties?: object }).properties ?? {})
    : []
  return {
    operationId,
    summary: op.summary,
    security: op.who === 'open' ? [] : [{ [op.who]: [] }],
    parameters: [...path, ...query.map(([name, schema]) => parameter(name, 'query', schema as object))],
    ...(op.body ? { requestBody: { required: true, ...json(schemaOf(op.body, 'input')) } } : {}),
    responses: {
      200: { description: 'Done', ...json(schemaOf(op.answer, 'output')) },
      default: { description: 'Refused', ...json({ $ref: '#/components/schemas/Refusal' }) },
    },
  }
}

/** The OpenAPI 3.1 of what the province answers; files go by tus 1.0 at /v1/files, which OpenAPI cannot tell. */
export function writeOpenApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, op] of Object.entries(OPERATIONS) as [string, Operation][])
    (paths[`/v1${op.path}`] ??= {})[op.method.toLowerCase()] = describe(id, op)
  const bearer = (description: string): object => ({ type: 'http', scheme: 'bearer', description })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Một Cửa: điểm kết nối của tỉnh',
      version: String(PROTOCOL),
      description: `Refusals of a request: ${Object.keys(REQUEST_REFUSALS).join(', ')}. Files: tus 1.0 at /v1/files.`,
    },
    paths,
    components: {
      schemas: { Refusal: schemaOf(refusalAnswer, 'output') },
      securitySchemes: { centre: bearer('Token of a centre'), operator: bearer('Token of the operator') },
    },
  }
}
