import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { HallView } from '../../../shared/api/manager-views.ts'
import type { Matter } from '../../../shared/api/matter-views.ts'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import { attentionOf } from '../../../shared/domain/queue/attention.ts'
import type { Attention } from '../../../shared/domain/queue/attention.ts'
import { HALL_EVENTS } from '../../client/hall-events.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { useNamed } from '../../ui/language.tsx'

const PEOPLE: readonly EventType[] = ['session.started', 'session.ended', 'officer.defined', 'printer.changed']
const DEVICES: readonly EventType[] = [
  'device.troubled',
  'device.recovered',
  'printer.changed',
  'device.paired',
  'display.died',
  'display.revived',
]
/** After these something wants a decision, or wants it no more; by the clock alone it is looked at each minute. */
const MATTERS: readonly EventType[] = [
  'dossier.received',
  'dossier.resultRecorded',
  'dossier.resultReturned',
  'dossier.apologised',
  'dossier.harmed',
  'dossier.harmSettled',
  'procedure.read',
  'catalogue.imported',
  'feedback.given',
  'feedback.read',
  'feedback.forwarded',
  'feedback.answered',
  'rating.given',
  'message.failed',
  'messages.held',
  'message.resent',
  'fee.dayClosed',
  'fee.dayReopened',
  'workRequest.raised',
  'workRequest.settled',
  'device.paired',
  'print.unknown',
  'print.settled',
  'delivery.rejected',
  'delivery.accepted',
  'delivery.resent',
  'delivery.corrected',
  'delivery.closed',
  'province.resultTold',
  'province.supplementTold',
  'province.noticeEnded',
]

export type OfficeView = {
  /** Null until it is known. */
  readonly hall: HallView | null
  readonly attention: readonly Attention[]
  readonly matters: readonly Matter[]
  readonly now: number
  readonly isLost: boolean
}

const NOTHING: OfficeView = { hall: null, attention: [], matters: [], now: 0, isLost: false }
const OfficeViewContext = createContext<OfficeView>(NOTHING)

/** The hall now and all that wants a decision, wherever on the page one is. */
export const useOfficeView = (): OfficeView => useContext(OfficeViewContext)

/** Reads it once for all areas; only leader and technician may. */
export function OfficeViewProvider({ children }: { children: ReactNode }): ReactNode {
  const named = useNamed()
  const { view, now, state } = useLiveView(
    'getHall',
    {},
    { interestedIn: [...HALL_EVENTS, ...PEOPLE], everyMinute: true },
  )
  const health = useLiveView('listDeviceHealth', {}, { interestedIn: DEVICES, everyMinute: true }).view
  const matters = useLiveView('listMatters', {}, { interestedIn: MATTERS, everyMinute: true }).view?.matters
  const office = useMemo((): OfficeView => {
    const services = view?.services.map((service) => ({ ...service, name: named(service) })) ?? []
    return {
      hall: view,
      attention: view ? attentionOf({ ...view, services }, health, now) : [],
      matters: matters ?? [],
      now,
      isLost: state === 'lost',
    }
  }, [view, health, matters, now, state, named])
  return <OfficeViewContext value={office}>{children}</OfficeViewContext>
}
