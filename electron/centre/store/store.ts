import { alarmStore } from './alarm-store.ts'
import type { AlarmStore } from './alarm-store.ts'
import { readConfig } from './config-store.ts'
import type { Config } from './config-store.ts'
import { feedbackStore } from './feedback-store.ts'
import type { FeedbackStore } from './feedback-store.ts'
import { healthStore } from './health-store.ts'
import type { HealthStore } from './health-store.ts'
import { configurationStore } from './configuration-store.ts'
import type { ConfigurationStore } from './configuration-store.ts'
import { dayStore } from './day-store.ts'
import type { DayStore } from './day-store.ts'
import { deskStore } from './desk-store.ts'
import type { DeskStore } from './desk-store.ts'
import { mediaWorkOf } from './media-store.ts'
import type { MediaWorkRow } from './media-store.ts'
import type { Db } from './open-database.ts'
import { readCatalogue } from './procedure-store.ts'
import type { Catalogue } from './procedure-store.ts'
import { ratingStore } from './rating-store.ts'
import type { RatingStore } from './rating-store.ts'
import { retentionStore } from './retention-store.ts'
import type { RetentionStore } from './retention-store.ts'
import { stepStore } from './step-store.ts'
import type { StepStore } from './step-store.ts'
import { receptionStore } from './reception-store.ts'
import type { ReceptionStore } from './reception-store.ts'
import { ticketStore } from './ticket-store.ts'
import type { TicketStore } from './ticket-store.ts'
import { voiceStore } from './voice-store.ts'
import type { VoiceStore } from './voice-store.ts'

/** Everything a use case may read. It has no way to write. */
export type Store = {
  readonly tickets: TicketStore
  readonly desks: DeskStore
  readonly reception: ReceptionStore
  readonly steps: StepStore
  readonly alarms: AlarmStore
  readonly ratings: RatingStore
  readonly feedback: FeedbackStore
  readonly retention: RetentionStore
  readonly health: HealthStore
  readonly voice: VoiceStore
  readonly days: DayStore
  readonly configuration: ConfigurationStore
  mediaWork(): MediaWorkRow[]
  config(): Config
  catalogue(): Catalogue
}

/**
 * @param configVersion rises whenever configuration may have changed; the configuration is then read again
 */
export function openStore(db: Db, configVersion: () => number): Store {
  const config = heldFor(configVersion, () => readConfig(db))
  const catalogue = heldFor(configVersion, () => readCatalogue(db))
  return {
    tickets: ticketStore(db),
    desks: deskStore(db),
    reception: receptionStore(db),
    steps: stepStore(db),
    alarms: alarmStore(db),
    ratings: ratingStore(db),
    feedback: feedbackStore(db),
    retention: retentionStore(db),
    health: healthStore(db),
    voice: voiceStore(db),
    days: dayStore(db),
    configuration: configurationStore(db),
    mediaWork: mediaWorkOf(db),
    config,
    catalogue,
  }
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
