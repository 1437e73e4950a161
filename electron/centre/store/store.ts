import type { OpenCounters } from '../../../shared/domain/queue/capacity.ts'
import { agencyStore } from './agency-store.ts'
import type { AgencyStore } from './agency-store.ts'
import { alarmStore } from './alarm-store.ts'
import type { AlarmStore } from './alarm-store.ts'
import { catalogueStore } from './catalogue-store.ts'
import type { CatalogueStore } from './catalogue-store.ts'
import { readConfig } from './config-store.ts'
import type { Config, CounterConfig } from './config-store.ts'
import { deliveryStore } from './delivery-store.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { digitalStore } from './digital-store.ts'
import type { DigitalStore } from './digital-store.ts'
import { dossierStore } from './dossier-store.ts'
import type { DossierStore } from './dossier-store.ts'
import { feeStore } from './fee-store.ts'
import type { FeeStore } from './fee-store.ts'
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
import { messageStore } from './message-store.ts'
import type { MessageStore } from './message-store.ts'
import { parcelStore } from './parcel-store.ts'
import type { ParcelStore } from './parcel-store.ts'
import type { Db } from './open-database.ts'
import { procedurePlacer, readCatalogue } from './procedure-store.ts'
import type { Catalogue, CatalogueRow } from './procedure-store.ts'
import { ratingStore } from './rating-store.ts'
import type { RatingStore } from './rating-store.ts'
import { houseStore } from './house-store.ts'
import type { HouseStore } from './house-store.ts'
import { restoreStore } from './restore-store.ts'
import type { RestoreStore } from './restore-store.ts'
import { retentionStore } from './retention-store.ts'
import type { RetentionStore } from './retention-store.ts'
import { sheetStore } from './sheet-store.ts'
import type { SheetStore } from './sheet-store.ts'
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
import { updateStore } from './update-store.ts'
import type { UpdateStore } from './update-store.ts'
import { viewLogStore } from './view-log-store.ts'
import type { ViewLogStore } from './view-log-store.ts'
import { voiceStore } from './voice-store.ts'
import type { VoiceStore } from './voice-store.ts'

/** Each rises whenever its part of the tables may have changed, also by a rollback. */
type Versions = {
  config(): number
  desks(): number
  sessions(): number
  catalogue(): number
  /** The business day, on which procedures hold that were imported before. */
  today(): string
}

/** Everything a use case may read. It has no way to write. */
export type Store = {
  readonly tickets: TicketStore
  readonly desks: DeskStore
  readonly reception: ReceptionStore
  readonly steps: StepStore
  readonly agencies: AgencyStore
  readonly alarms: AlarmStore
  readonly ratings: RatingStore
  readonly feedback: FeedbackStore
  readonly fees: FeeStore
  readonly digital: DigitalStore
  readonly dossiers: DossierStore
  readonly deliveries: DeliveryStore
  readonly slips: SlipStore
  readonly sheets: SheetStore
  readonly messages: MessageStore
  readonly viewLog: ViewLogStore
  readonly updates: UpdateStore
  readonly parcels: ParcelStore
  readonly house: HouseStore
  readonly retention: RetentionStore
  readonly restores: RestoreStore
  readonly health: HealthStore
  readonly technician: TechnicianStore
  readonly pairing: PairingStore
  readonly voice: VoiceStore
  readonly days: DayStore
  readonly configuration: ConfigurationStore
  readonly catalogues: CatalogueStore
  mediaWork(): MediaWorkRow[]
  /** Asked for every number, changed by calls. */
  openCounters(): OpenCounters[]
  /** Services of counters that have paused. */
  pausedServices(): ReadonlySet<string>
  config(): Config
  /** The procedures in force today. */
  catalogue(): Catalogue
  /** A procedure as it is in force on a day; undefined: it is not. */
  procedureOn(procedureId: string, date: string): CatalogueRow | undefined
  /** A procedure as it was on a day before an event changed it. */
  procedureBefore(procedureId: string, date: string, seq: number): CatalogueRow | undefined
  /** The procedure of a dossier as it was when that was received, whatever was imported or changed since. */
  procedureOfDossier(dossierId: string): CatalogueRow | undefined
}

/**
 * @param versions what rises whenever something may have changed, which is then read again
 */
export function openStore(db: Db, versions: Versions): Store {
  const sessions = heldFor(versions.sessions, () => new Map<string, SessionRow>())
  const days = dayStore(db)
  const desks = deskStore(db, sessions)
  const config = heldFor(versions.config, () => readConfig(db))
  const catalogues = catalogueStore(db)
  const catalogue = heldFor(
    () => `${versions.today()} ${versions.catalogue()}`,
    () => readCatalogue(db, versions.today()),
  )
  const placed = heldFor(versions.catalogue, () => procedurePlacer(db))
  return {
    tickets: ticketStore(db),
    desks,
    reception: receptionStore(db),
    steps: stepStore(db),
    agencies: agencyStore(db),
    alarms: alarmStore(db),
    ratings: ratingStore(db),
    feedback: feedbackStore(db),
    fees: feeStore(db),
    digital: digitalStore(db),
    dossiers: dossierStore(db),
    deliveries: deliveryStore(db),
    slips: slipStore(db),
    sheets: sheetStore(db),
    messages: messageStore(db),
    viewLog: viewLogStore(db),
    updates: updateStore(db),
    parcels: parcelStore(db),
    house: houseStore(db),
    retention: retentionStore(db),
    restores: restoreStore(db),
    health: healthStore(db),
    technician: technicianStore(db),
    pairing: pairingStore(db),
    voice: voiceStore(db),
    days,
    openCounters: heldFor(versions.desks, () => openOf(days, config())),
    pausedServices: heldFor(versions.desks, () => pausedOf(desks, config())),
    configuration: configurationStore(db, versions.today),
    catalogues,
    mediaWork: mediaWorkOf(db),
    config,
    catalogue,
    procedureOn: (procedureId, date) =>
      date === versions.today() ? catalogue().rows.get(procedureId) : placed()(catalogues.versionOn(procedureId, date)),
    procedureBefore: (procedureId, date, seq) => placed()(catalogues.versionBefore(procedureId, date, seq)),
    procedureOfDossier: (dossierId) => placed()(catalogues.versionOf(dossierId)),
  }
}

const pausedOf = (desks: DeskStore, { counters }: Config): ReadonlySet<string> =>
  new Set(
    [...counters.values()]
      .filter(({ id }) => desks.counter(id)?.state === 'paused')
      .flatMap(({ services }) => services.map(({ serviceId }) => serviceId)),
  )

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
function heldFor<T>(version: () => number | string, make: () => T): () => T {
  let held: { version: number | string; value: T } | null = null
  return () => {
    const now = version()
    if (held?.version !== now) held = { version: now, value: make() }
    return held.value
  }
}
