import { ROLES } from '../../shared/api/roles.ts'
import { EVENTS } from '../../shared/domain/events/catalogue.ts'
import type { EventKind, Privacy } from '../../shared/domain/events/catalogue.ts'
import { fieldsOf } from './field-types.ts'
import { code, table, writtenFrom } from './markdown.ts'

const PRIVACY: Readonly<Record<Privacy, string>> = {
  none: 'tells nothing about a person',
  officer: 'tells what an officer did at work, by id',
  'person-ref': 'points at an erasable row of a citizen; the row may be removed and the chain stays valid',
}

/** docs/events.md: every event type of the journal. */
export function eventsDoc(): string {
  const events: [string, EventKind][] = Object.entries(EVENTS)
  const overview = events.map(([type, kind]) => [
    code(type),
    code(kind.privacy),
    ROLES.filter((role) => kind.live.includes(role)).join(', '),
    kind.leaves ? 'yes' : 'no',
  ])
  const payloads = events.map(([type, kind]) => `### ${type}\n\n${fieldList(kind)}`)
  return `# Events of the journal

${writtenFrom('shared/domain/events/catalogue.ts')}

Every change of a state table is one of these events. The journal adds to each its seq, the instant, the business day,
who did it (actor and device) and the hash that chains it to the event before. A role gets an event on \`/v1/live\` only
when it is named here; leaders and technicians can also read the whole journal. *Leaves* says whether the fields may go
to the provincial system at all.

${table(
  ['privacy', 'meaning'],
  Object.entries(PRIVACY).map(([name, meaning]) => [code(name), meaning]),
)}

## Who sees what

${table(['event', 'privacy', 'live', 'leaves'], overview)}

## Payloads

An **erasable row** is \`{ id, mac }\`: the id of a row that holds the words or the name, and a keyed hash of it.
Instants are milliseconds since 1970. A field with \`?\` may be absent.

${payloads.join('\n\n')}
`
}

function fieldList(kind: EventKind): string {
  return fieldsOf(kind.payload)
    .map((field) => `- ${field}`)
    .join('\n')
}
