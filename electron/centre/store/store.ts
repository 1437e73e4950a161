import type { OpenCounters } from '../../../shared/domain/queue/capacity.ts'
import { alarmStore } from './alarm-store.ts'
import type { AlarmStore } from './alarm-store.ts'
import { readConfig } from './config-store.ts'
import type { Config, CounterConfig } from './config-store.ts'
import { dossierStore } from './dossier-store.ts'
import type { DossierStore } from './dossier-store.ts'
import { feedbackStore } from './feedback-store.ts'
import type { FeedbackStore } from './feedback-store.ts'
import { healthStore } from './health-store.ts'
import type { HealthStore } from './health-store.ts'
import { configurationStore } from './configuration-store.ts'
import type { ConfigurationStore } from './configuration-store.ts'
import { dayStore } from './day-store.ts'
import type { DayStore } from './day-store.ts'
import { deskStore } from './desk-store.ts'
import type { DeskStore, SessionRow } from './desk-store.ts'
import { mediaWorkOf } from './media-store.ts'
import type { MediaWorkRow } from './media-store.ts'
import type { Db } from './open-database.ts'
import { readCatalogue } from './procedure-store.ts'
import type { Catalogue } from './procedure-store.ts'
import { ratingStore } from './rating-store.ts'
import type { RatingStore } from './rating-store.ts'
import { retentionStore } from './retention-store.ts'
import type { RetentionStore } from './retention-store.ts'
import { slipStore } from './slip-store.ts'
import type { SlipStore } from './slip-store.ts'
import { stepStore } from './step-store.ts'
import type { StepStore } from './step-store.ts'
import { receptionStore } from './reception-store.ts'
import type { ReceptionStore } from './reception-store.ts'
import { pairingStore } from './pairing-store.ts'
import type { PairingStore } from './pairing-store.ts'
import { technicianStore } from './technician-store.ts'
import type { TechnicianStore } from './technician-store.ts'
import { ticketStore } from './ticket-store.ts'
import type { TicketStore } from './ticket-store.ts'
import { voiceStore } from './voice-store.ts'
import type { VoiceStore } from './voice-store.ts'

/** Each rises whenever its part of the tables may have changed, also by a rollback. */
type Versions = { config(): number; desks(): number; sessions(): number }

/** Everything a use case may read. It has no way to write. */
export type Store = {
  readonly tickets: TicketStore
  readonly desks: DeskStore
  readonly reception: ReceptionStore
  readonly steps: StepStore
  readonly alarms: AlarmStore
  readonly ratings: RatingStore
  readonly feedback: FeedbackStore
  readonly dossiers: DossierStore
  readonly slips: SlipStore
  readonly retention: RetentionStore
  readonly health: HealthStore
  readonly technician: TechnicianStore
  readonly pairing: PairingStore
  readonly voice: VoiceStore
  readonly days: DayStore
  readonly configuration: ConfigurationStore
  mediaWork(): MediaWorkRow[]
  /** Asked for every number, changed by calls. */
  openCounters(): OpenCounters[]
  config(): Config
  catalogue(): Catalogue
}

/**
 * @param versions what rises whenever something may have changed, which is then read again
 */
export function openStore(db: Db, versions: Versions): Store {
  const sessions = heldFor(versions.sessions, () => new Map<string, SessionRow>())
  const days = dayStore(db)
  const config = heldFor(versions.config, () => readConfig(db))
  const catalogue = heldFor(versions.config, () => readCatalogue(db))
  return {
    tickets: ticketStore(db),
    desks: deskStore(db, sessions),
    reception: receptionStore(db),
    steps: stepStore(db),
    alarms: alarmStore(db),
    ratings: ratingStore(db),
    feedback: feedbackStore(db),
    dossiers: dossierStore(db),
    slips: slipStore(db),
    retention: retentionStore(db),
    health: healthStore(db),
    technician: technicianStore(db),
    pairing: pairingStore(db),
    voice: voiceStore(db),
    days,
    openCounters: heldFor(versions.desks, () => openOf(days, config())),
    configuration: configurationStore(db),
    mediaWork: mediaWorkOf(db),
    config,
    catalogue,
  }
}

function openOf(days: DayStore, { counters }: Config): OpenCounters[] {
  const groups = new Map<string, { services: CounterConfig['services']; counters: number; idle: number }>()
  for (const { counterId, busy } of days.open()) {
    const services = counters.get(counterId)?.services
    if (!services) continue
    const key = JSON.stringify(services)
    const group = groups.get(key) ?? { services, counters: 0, idle: 0 }
    groups.set(key, { services, counters: group.counters + 1, idle: group.idle + (busy === 1 ? 0 : 1) })
  }
  return [...groups.values()]
}

/** A value that is made at its first use and again when the version has changed. */
function heldFor<T>(version: () => number, make: () => T): () => T {
  let held: { version: number; value: T } | null = null
  return () => {
    const now = version()
    if (held?.version !== now) held = { version: now, value: make() }
    return held.value
  }
}
