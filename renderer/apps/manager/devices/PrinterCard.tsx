import type { ReactNode } from 'react'
import type { PrinterHealthRow } from '../../../../shared/api/device-health-views.ts'
import type { OrderView } from '../../../../shared/api/order-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Button } from '../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { printerTodo } from './device-words.ts'
import type { NewRoll } from './NewRollDialog.tsx'
import { OrderLine } from './OrderLine.tsx'
import type { Press } from './OrderLine.tsx'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

export type PrinterCardProps = {
  printer: PrinterHealthRow
  orders: readonly OrderView[]
  mayOrder: boolean
  now: number
  /** The dialog stands outside of the card: a card moves when its printer comes into need. */
  onNewRoll: (roll: NewRoll) => void
}

const MM = 1_000

/** A printer: paper, what it suffers from and since when, what waits for it, and tests of it. */
export function PrinterCard({ printer, orders, mayOrder, now, onNewRoll }: PrinterCardProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { devices: text } = words.manager
  const { id, devices, station, since } = printer
  const { kind, sentence } = stateOf(printer, words)
  const time = (at: number): string => timeWords(at, now, language)
  const name = station?.printer ?? id
  const isOffice = station?.office === true
  const presses: readonly Press[] = [
    { icon: 'printer', order: { kind: 'test-print', printerId: id } },
    ...(isOffice ? [] : [{ icon: 'refresh', order: { kind: 'probe-printer', printerId: id } } as const]),
  ]
  return (
    <StateCard
      id={id}
      kind={kind}
      what={text.prints(devices.join(', '))}
      name={name}
      state={since === null ? sentence : `${sentence}, ${text.since(time(since))}`}
      todo={printerTodo(printer, words)}
      facts={factsOf(printer, time, words)}
    >
      <OrderLine
        presses={mayOrder && station ? presses : []}
        last={orders.find((order) => order.printerId === id)}
        now={now}
      >
        {!isOffice && (
          <Button
            icon="paper"
            onPress={() => onNewRoll({ printerId: id, name, metres: Math.round(printer.paper.rollMm / MM) })}
          >
            {words.technician.newRoll.press}
          </Button>
        )}
      </OrderLine>
    </StateCard>
  )
}

function stateOf(
  { state, cause, nearEnd, paper }: PrinterHealthRow,
  { manager: { devices: text }, paper: papers, technician }: Words,
): { kind: 'good' | 'care' | 'stop'; sentence: string } {
  if (state === 'offline') return { kind: 'stop', sentence: papers.now[cause ?? 'error'] }
  if (nearEnd) return { kind: 'care', sentence: text.nearEnd }
  if (paper.low && paper.remaining !== null) return { kind: 'care', sentence: technician.paper.low(paper.remaining) }
  return { kind: state === 'never' ? 'care' : 'good', sentence: text.printerStates[state] }
}

function factsOf(printer: PrinterHealthRow, time: (at: number) => string, words: Words): string[] {
  const { technician: text, manager } = words
  const { station, waiting, paper, lastGoodAt } = printer
  const lastGood = lastGoodAt === null ? [] : [text.lastGood(time(lastGoodAt))]
  const held = station ? [text.held(station.name, station.line)] : []
  if (station?.office) return [manager.devices.waiting(waiting), ...lastGood, ...held]
  const { facts } = station ?? {}
  return [
    manager.devices.waiting(waiting),
    ...paperFacts(paper, time, text),
    ...lastGood,
    ...held,
    ...(station ? [station.model] : []),
    ...(facts ? [text.confirms[facts.confirms]] : []),
    ...(facts && (facts.maker ?? facts.model) !== null ? [text.saysItIs(facts.maker ?? '', facts.model ?? '')] : []),
  ]
}

/** What became of the papers of this roll, and how many are left. */
function paperFacts(
  paper: PrinterHealthRow['paper'],
  time: (at: number) => string,
  { paper: text }: Words['technician'],
): string[] {
  const counted = [
    text.papers(paper.printed + paper.sent),
    ...(paper.tests > 0 ? [text.tests(paper.tests)] : []),
    ...(paper.unknown > 0 ? [text.unknown(paper.unknown)] : []),
    ...(paper.failed > 0 ? [text.failed(paper.failed)] : []),
  ].join(', ')
  const sinceWhen = paper.changedAt === null ? text.sinceEver : text.sinceRoll(time(paper.changedAt))
  const left =
    paper.remaining === null
      ? []
      : [text.left(paper.remaining, Math.round(paper.usedMm / 100) / 10, Math.round(paper.rollMm / MM))]
  return [`${sinceWhen}: ${counted}`, ...left]
}
