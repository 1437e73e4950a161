import type { PersonRole, Role } from '../../../shared/api/roles.ts'
import type { SystemName } from '../../../shared/province/offers.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { BackupFault, BackupPlace, BackupsView } from '../../../shared/api/backup-views.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import type { PrintChoice } from '../../../shared/domain/slips/compose.ts'
import type { SlipPaper } from '../../../shared/domain/slips/paper.ts'
import type { UpdaterState } from '../../../shared/updates/release.ts'
import type { Slip } from '../../../shared/domain/slips/slip.ts'
import type { Files } from '../../platform/files.ts'
import type { ReleaseFolder } from '../../platform/updates/release-folder.ts'
import type { Uploads } from '../../platform/uploads.ts'
import type { DigitalThread } from './digitise/digital-port.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { OperationalStore } from '../store/operational-store.ts'
import type { MediaFolder } from '../../platform/media-folder.ts'
import type { Media } from '../../platform/media.ts'
import type { Store } from '../store/store.ts'
import type { ShippedClip } from './voice-clips.ts'

/** A person who is logged in. */
export type Actor = {
  readonly officerId: string
  readonly role: PersonRole
  /** The counter of the session; a leader may be logged in without one. */
  readonly counterId: string | null
  readonly tokenHash: string
}

/** Who speaks: nobody (open pages), a paired device, or a person at one. */
export type Caller =
  | { readonly kind: 'nobody'; readonly address: string }
  | { readonly kind: 'device'; readonly device: DeviceRow }
  | { readonly kind: 'person'; readonly actor: Actor; readonly deviceId: string | null }

/** What a decision may know beside the tables: time, ids and who asks. Nothing else of the world. */
export type Ctx = {
  readonly now: number
  readonly businessDate: string
  readonly ids: Ids
  readonly caller: Caller
}

/** Secrets that are derived, not stored: of the phone page and of a rating. */
export type Secrets = {
  phone(ticketId: string): string
  openPhone(secret: string): string | null
  /** The token that ends a service: for the tablet of the counter, and known to the officer. */
  rating(ticketId: string): string
  openRating(token: string): string | null
  /** The token that only the phone page of the ticket gets. */
  phoneRating(ticketId: string): string
  openPhoneRating(token: string): string | null
  /** A dossier code with the signature that its receipt carries in the QR code. */
  dossier(code: string): string
  openDossier(signed: string): string | null
  /** A keyed hash: tells the same text again and nothing else. */
  mark(text: string): string
}

/** Releases as decisions see them: each verified when it is asked for. */
export type Releases = ReleaseFolder
export type Updater = {
  readonly canInstall: boolean
  readonly failed: UpdaterState['failed']
  /** Whether the copy of the database that is made before an update fits on the disk. */
  readonly hasRoom: boolean
}

/** The line to the province as it is now. */
export type ProvinceLine = {
  /** Null: no province is set down. */
  state(): {
    readonly system: SystemName
    readonly state: 'new' | 'up' | 'down' | 'blocked'
    readonly sinceMs: number
    readonly code: string | null
    readonly words: string | null
    readonly heardMs: number | null
    readonly aheadMs: number
    /** Rows a second while it sends. */
    readonly rate: number | null
    readonly reading: { readonly changes: number; readonly isResync: boolean } | null
  } | null
  /** @param isAnew what was known of the province's side holds no more */
  retryNow(isAnew?: boolean): void
  takeOver(): void
}

/** The backups as they are now. */
export type BackupState = Pick<BackupsView, 'isBusy' | 'nextAt'> & {
  readonly first: BackupPlace
  readonly second: BackupsView['second']
  readonly list: Readonly<BackupsView['list']>
  readonly replaced: readonly { readonly folder: string; readonly at: number }[]
  readonly former: Readonly<BackupsView['former']>
}
export type BackupPort = {
  /** Null: this centre makes none. */
  state(): BackupState | null
  /** Makes one as soon as possible. */
  askNow(): void
  /** Makes a folder on a second disk ready. Resolves with what is wrong with it, else null. */
  prepareSecond(folder: string): Promise<BackupFault | null>
  /** Enciphers what comes to the second disk from now on by a new key. */
  makeKey(): { readonly code: string; readonly mark: string }
  /** Removes the copies at a second place that is used no longer. Resolves with what hinders it, else null. */
  removeFormer(folder: string): Promise<BackupFault | null>
  forgetFormer(folder: string): void
}

/** What every use case stands on. */
export type Deps = {
  readonly store: Store
  readonly secrets: Secrets
  readonly files: Files
  /** Files that come in parts and are nobody's yet. */
  readonly uploads: Uploads
  /** Reads files of strangers. */
  readonly digitalThread: DigitalThread
  readonly media: Media
  readonly mediaFolder: MediaFolder
  readonly shippedClips: readonly ShippedClip[]
  /** A slip as words in the places of its form. */
  composeSlip(slip: Slip, choice: PrintChoice): SlipPaper
  readonly demo: boolean
  /** Version of the program that runs. */
  readonly program: string
  /** Releases of the program that lie here. */
  readonly releases: Releases
  /** What the updater of the centre's own machine said. */
  updater(): Updater
  /** Fingerprint of the authority with which the house reaches this centre; empty without TLS. */
  readonly authority: string
  /** Reachable address of the phone page given at start; else the setting `centre.publicUrl` decides. */
  readonly publicUrl: string | null
  /** The line to the province. */
  readonly line: ProvinceLine
  readonly backups: BackupPort
  /** Last seq that a read contains. */
  readonly through: () => number
}

/** What a command comes to: events with their erasable rows and operational writes, or a refusal. Both may hold. */
export type Decision<A> = {
  readonly refusal?: Refusal
  readonly events?: readonly NewEvent[]
  readonly persons?: readonly PersonRow[]
  /** Operational writes, in the same transaction, after the events. */
  readonly apply?: (operational: OperationalStore) => void
  /** Made from the tables after the events. */
  readonly answer?: () => A
}

/** A pure decision on current rows. */
export type UseCase<C, A> = (deps: Deps, command: C, ctx: Ctx) => Decision<A>

/** A decision that only refuses. */
export type Refused = { readonly refusal: Refusal }

export const refused = (code: RefusalCode, detail?: Refusal['detail']): Refused => ({
  refusal: detail ? { code, detail } : { code },
})

/** The role a caller acts in; null for nobody. */
export function roleOf(caller: Caller): Role | null {
  if (caller.kind === 'nobody') return null
  return caller.kind === 'device' ? caller.device.role : caller.actor.role
}

/** The person of a request that only persons may make. */
export function actorOf(ctx: Ctx): Actor {
  if (ctx.caller.kind !== 'person') throw new Error('the route lets only persons through')
  return ctx.caller.actor
}
