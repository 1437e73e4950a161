import type { DossierState } from '../../shared/api/dossier-views.ts'
import type { FeedbackState } from '../../shared/api/feedback-views.ts'
import type { CounterState, PrintState, TicketState } from '../../shared/api/views.ts'
import { DOSSIER_MOVES, nationalState } from '../../shared/domain/dossier/states.ts'
import { MESSAGE_MOVES } from '../../shared/domain/messages/message.ts'
import type { MessageState } from '../../shared/domain/messages/message.ts'
import { COUNTER_MOVES, FEEDBACK_MOVES, PRINT_MOVES, TICKET_MOVES } from '../../shared/domain/states.ts'
import { code, table, writtenFrom } from './markdown.ts'

type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>
type Machine = {
  readonly title: string
  readonly table: string
  readonly moves: Moves
  /** How a thing comes to be, and in which state. */
  readonly starts: readonly (readonly [how: string, state: string])[]
  readonly about: Readonly<Record<string, string>>
  readonly note: string
}

const TICKET: Record<TicketState, string> = {
  waiting:
    'Stands in the line of a service, or of one counter that does not close when a colleague sent it there; keeps its arrival time.',
  called: 'Is at exactly one counter; calling starts the service.',
  held: 'Waits aside at its counter, with a reason, until it is taken back or called again.',
  'no-show': 'Was called and nobody came; may still be taken back or called the same day.',
  finished: 'The service is over and may be rated once.',
  cancelled:
    'Ended before its service: the citizen wished it, it was given by mistake, or its session ended; may come back the same day.',
  expired: 'Belongs to an earlier business day and was never finished.',
}
const COUNTER: Record<CounterState, string> = {
  closed: 'Calls nobody, and nobody is sent there.',
  open: 'May call.',
  paused: 'Calls nobody for now, for a reason from a short list.',
}
const PRINT: Record<PrintState, string> = {
  none: 'No printer belongs to the device that gave the number, so there is no job.',
  queued: 'Waits for the station of its printer.',
  taken: 'The station is printing it; nobody else may take it.',
  printed: 'The printer has confirmed that the paper is out.',
  sent: 'Handed to a printer that confirms nothing; nothing is known to be wrong.',
  failed: 'No paper came out, and the cause is known.',
  unknown: 'The connection broke while printing: paper may have come out or not.',
  expired: 'Was not begun in time and must not come out any more.',
}
const FEEDBACK: Record<FeedbackState, string> = {
  new: 'Given at a kiosk; nobody has read it yet.',
  read: 'The leader has read it.',
  forwarded: 'With the agency whose work it is about; open until its answer has come back (TT-6.2b).',
  answered: 'How it was answered is noted.',
}

const DOSSIER: Record<DossierState, string> = {
  received: 'Taken in with its code and due date; the electronic dossier has not been forwarded yet.',
  'in-process': 'With the competent agency, whose clock does not wait for paper (TT-4.3b).',
  supplement: 'More papers were asked for: the clock stands (TT-4.3d).',
  payment: 'The agency waits for a payment to the state.',
  withdrawing: 'The citizen asks to stop; the agency is asked whether there is a decision yet.',
  refused: 'The agency refused after acceptance (TT-4.3đ); the slip waits at the counter like a result.',
  'result-ready': 'The result is here and waits at the counter, 60 days (BD-10.4b).',
  'with-agency': 'Nobody collected the result in time; the agency keeps it.',
  returned: 'The result was handed over and signed for.',
  stopped: 'Ended at the citizen’s wish, with a notice.',
  archived: 'Not supplemented in time, filed at the agency (BD-10.3b).',
  void: 'Entered by mistake; its code is never given again.',
}
const MESSAGE: Record<MessageState, string> = {
  queued: 'Waits for its gateway, for the hours of rest to end, or for the next try.',
  sent: 'The gateway has sent it; never sent again.',
  failed: 'Could not be sent; a person may send it again.',
  dropped: 'Was not sent because it is no longer so, not wanted any more, or erased.',
}
const withNational = (states: Record<DossierState, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(states).map(([state, sentence]) => [
      state,
      `${sentence} National state ${nationalState(state as DossierState)}.`,
    ]),
  )

const MACHINES: readonly Machine[] = [
  {
    title: 'Ticket',
    table: 'TICKET_MOVES',
    moves: TICKET_MOVES,
    starts: [
      ['issue', 'waiting'],
      ['enter from paper', 'waiting'],
      ['enter from paper, served', 'finished'],
    ],
    about: TICKET,
    note: `After its business day a ticket that waits or is held counts as \`expired\`, and a missed one is not taken
back any more: a rule on reading, so there is no nightly job and no event. Only a ticket left at a counter is ended by an event (\`lapse\`), when
somebody logs in there on a later day.

A ticket's day is kept in periods (*waiting*, *called*, *serving*, *held*) that follow one another and never overlap,
whatever the clock does. A period without an end ended with the business day of its ticket.`,
  },
  {
    title: 'Counter',
    table: 'COUNTER_MOVES',
    moves: COUNTER_MOVES,
    starts: [['define', 'closed']],
    about: COUNTER,
    note: `Only an open counter calls (\`COUNTER_NOT_OPEN\`). A log-out closes it, and so does the
end of its officer's session after 18 hours. Nobody is left behind at a closed counter: whom
colleagues sent there stands in the line of the service again, at the old place; and whom it put aside or missed may be
taken back by every counter of the same service, or by the officer who was there, until it opens again.`,
  },
  {
    title: 'Print job',
    table: 'PRINT_MOVES',
    moves: PRINT_MOVES,
    starts: [
      ['no printer', 'none'],
      ['queue', 'queued'],
    ],
    about: PRINT,
    note: `A reprint is a new job of the same ticket, marked IN LẠI. After \`failed\` and \`unknown\` the printer may still
report that the paper did come out.`,
  },
  {
    title: 'Feedback',
    table: 'FEEDBACK_MOVES',
    moves: FEEDBACK_MOVES,
    starts: [['give', 'new']],
    about: FEEDBACK,
    note: 'What was said, how to reach the citizen and the note of the answer can be erased in every state.',
  },
  {
    title: 'Dossier',
    table: 'DOSSIER_MOVES',
    moves: DOSSIER_MOVES,
    starts: [['receive', 'received']],
    about: withNational(DOSSIER),
    note: `The table stands in \`shared/domain/dossier/states.ts\`. A refusal at the desk is no dossier and has no code
(forms.md §4), nor has a request for papers before acceptance. \`forward\` comes with \`receive\` where a centre has set no
minutes for it (TT-4.2a). What the province does with a dossier after forwarding comes with the sync.`,
  },
  {
    title: 'Message',
    table: 'MESSAGE_MOVES',
    moves: MESSAGE_MOVES,
    starts: [['queue', 'queued']],
    about: MESSAGE,
    note: `The table stands in \`shared/domain/messages/message.ts\`. Messages follow from the journal: once for each
thing that happened, on each channel that was agreed to. Tries and what a gateway was handed are no states of the
journal: they may be lost, then the message goes out anew under its own key.`,
  },
]

/** docs/states.md: the life of a ticket, a counter, a print job and feedback. */
export function statesDoc(): string {
  return `# States and legal moves

${writtenFrom('shared/domain/states.ts')}

A move that does not stand here is refused with \`TICKET_STATE\`, \`COUNTER_STATE\`, \`PRINT_STATE\`,
\`FEEDBACK_STATE\` or \`DOSSIER_STATE\`.

${MACHINES.map(machineDoc).join('\n\n')}
`
}

function machineDoc({ title, table: name, moves, starts, about, note }: Machine): string {
  const states = Object.entries(about).map(([state, sentence]) => [code(state), sentence])
  return `## ${title}

${table(['state', 'meaning'], states)}

${note}

\`\`\`mermaid
stateDiagram-v2
${diagram(moves, starts)}
\`\`\`

Table \`${name}\`:

${table(
  ['from', 'step', 'to'],
  steps(moves).map(([from, step, to]) => [code(from), code(step), code(to)]),
)}`
}

const steps = (moves: Moves): [string, string, string][] =>
  Object.entries(moves).flatMap(([from, ways]) =>
    Object.entries(ways).map(([step, to]): [string, string, string] => [from, step, to]),
  )

/** Mermaid takes no hyphen in the name of a state, so each has a label of its own. */
function diagram(moves: Moves, starts: Machine['starts']): string {
  const name = (state: string) => state.replaceAll('-', '_')
  const labels = Object.keys(moves).map((state) => `  state "${state}" as ${name(state)}`)
  const first = starts.map(([how, state]) => `  [*] --> ${name(state)}: ${how}`)
  const lines = steps(moves).map(([from, step, to]) => `  ${name(from)} --> ${name(to)}: ${step}`)
  const last = Object.keys(moves).filter((state) => Object.keys(moves[state] ?? {}).length === 0)
  return [...labels, ...first, ...lines, ...last.map((state) => `  ${name(state)} --> [*]`)].join('\n')
}
