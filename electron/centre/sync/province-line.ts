import type { SystemName } from '../../../shared/province/offers.ts'
import type { Centre } from '../centre.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { ProvinceLine } from '../usecases/context.ts'
import type { ConnectionFile } from './adapters/open-adapter.ts'
import type { Line } from './line.ts'
import type { Syncing } from './keep-syncing.ts'

/** The reference endpoint of a province. */
export type ReferenceAddress = {
  readonly url: string
  /** The token as it stands now. @throws when it cannot be read */
  readToken(): string
}
/** Where the province is: the reference, or another system that a connection file describes. */
export type ProvinceAddress = ReferenceAddress | ConnectionFile

/** The line of a centre, open or not. */
export type OwnLine = ProvinceLine & {
  heard(events: readonly Recorded[]): void
  /** Begins to keep both sides equal. What it needs is loaded now and not before: most tests have no province. */
  open(centre: Centre, address: ProvinceAddress): Promise<void>
  stop(): Promise<void>
}

export function provinceLine(): OwnLine {
  let open: {
    readonly system: SystemName
    readonly line: Line
    readonly syncing: Syncing
    close(): void
    leave(): void
  } | null = null
  return {
    state() {
      if (!open) return null
      const { system, line, syncing } = open
      return { system, ...line.state(), rate: syncing.sender.rate(), reading: syncing.puller.progress() }
    },
    heard: (events) => open?.syncing.heard(events),
    retryNow: (isAnew) => open?.syncing.retryNow(isAnew),
    takeOver: () => void open?.syncing.takeOver(),
    async open(centre, address) {
      const { openLine } = await import('./open-line.ts')
      open = await openLine(centre, address)
    },
    async stop() {
      const stopped = open?.syncing.stop()
      open?.leave()
      await stopped
      open?.close()
    },
  }
}
