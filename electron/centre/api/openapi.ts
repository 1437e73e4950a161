import { z } from 'zod'
import { REFUSALS } from '../../../shared/api/codes.ts'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'

const schemaOf = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _draft, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const parameter = (
  name: string,
  place: 'path' | 'query' | 'header',
  required: boolean,
  schema: object = { type: 'string' },
) => ({
  name,
  in: place,
  required,
  schema,
})

const refused = { description: 'Refused', ...json({ $ref: '#/components/schemas/Refusal' }) }

/** Everything needs a token but what is open; on the centre's own machine a log-in needs none either. */
function securityOf(who: Operation['who']): { security?: object[] } {
  if (who === 'open') return { security: [] }
  return who === 'loopback' ? { security: [{ bearer: [] }, {}] } : {}
}

function describe(operationId: string, op: Operation) {
  const path = [...op.path.matchAll(/\{(\w+)\}/g)].map((match) => parameter(match[1] ?? '', 'path', true))
  const query = op.query
    ? Object.entries((schemaOf(op.query, 'input') as { properties?: Record<string, object> }).properties ?? {})
    : []
  const key = op.method === 'POST' && op.idempotent !== false
  return {
    operationId,
    summary: op.summary,
    'x-roles': op.who,
    ...securityOf(op.who),
    parameters: [
      ...path,
      ...query.map(([name, schema]) => parameter(name, 'query', false, schema)),
      ...(key ? [parameter('Idempotency-Key', 'header', true, { type: 'string', format: 'uuid' })] : []),
    ],
    ...(op.body ? { requestBody: { required: true, ...json(schemaOf(op.body, 'input')) } } : {}),
    responses: {
      200: { description: 'Done', ...json(schemaOf(op.answer, 'output')) },
      429: { ...refused, headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } },
      default: refused,
    },
  }
}

/** The OpenAPI 3.1 text of the LAN API, written from the contract table. */
export function writeOpenApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [operationId, op] of Object.entries(OPERATIONS)) {
    const path = (paths[`/v1${op.path}`] ??= {})
    path[op.method.toLowerCase()] = describe(operationId, op)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Một Cửa LAN API', version },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Refusal: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', enum: Object.keys(REFUSALS) },
            message: { type: 'string' },
            detail: { type: 'object' },
          },
        },
      },
    },
  }
}
