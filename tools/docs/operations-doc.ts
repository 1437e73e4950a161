import { OPERATIONS } from '../../shared/api/operations.ts'
import type { Operation } from '../../shared/api/operations/operation.ts'
import { ROLES } from '../../shared/api/roles.ts'
import type { Audience, Role } from '../../shared/api/roles.ts'
import { code, table, writtenFrom } from './markdown.ts'

/** docs/operations.md: which role may call which operation. */
export function operationsDoc(): string {
  const operations: [string, Operation][] = Object.entries(OPERATIONS)
  const rights = operations.map(([name, op]) => [
    code(name),
    ...ROLES.map((role) => mark(op.who, role)),
    always(op.who),
  ])
  const addresses = operations.map(([name, op]) => [
    code(name),
    `${op.method} ${code(`/v1${op.path}`)}`,
    op.summary,
    key(op),
  ])
  return `# Operations and who may call them

${writtenFrom('shared/api/operations.ts')}

The full text with bodies and answers is the OpenAPI document that a centre gives at \`/v1/openapi.json\`. A device is
what its token says; officer, leader and technician are persons logged in. An officer acts on the own counter only.
*Without token*: \`yes\` for everybody; \`this machine\` only for a caller on the centre's own machine.

${table(['operation', ...ROLES, 'without token'], rights)}

A write needs an \`Idempotency-Key\` (a UUID made once for each press), so that a repeated request is answered again and
not done again.

${table(['operation', 'address', 'what', 'key'], addresses)}
`
}

const mark = (who: Audience, role: Role): string => (typeof who === 'string' || who.includes(role) ? '✓' : '')

function always(who: Audience): string {
  if (who === 'open') return 'yes'
  return who === 'loopback' ? 'this machine' : ''
}

function key(op: Operation): string {
  if (op.method === 'GET') return ''
  return op.idempotent === false ? 'not taken' : 'needed'
}
