import { readConfig } from './config-store.ts'
import type { Config } from './config-store.ts'
import { deskStore } from './desk-store.ts'
import type { DeskStore } from './desk-store.ts'
import type { Db } from './open-database.ts'
import { ticketStore } from './ticket-store.ts'
import type { TicketStore } from './ticket-store.ts'

/** Everything a use case may read. It has no way to write. */
export type Store = { readonly tickets: TicketStore; readonly desks: DeskStore; config(): Config }

/**
 * @param configVersion rises whenever configuration may have changed; the configuration is then read again
 */
export function openStore(db: Db, configVersion: () => number): Store {
  let held: { version: number; config: Config } | null = null
  return {
    tickets: ticketStore(db),
    desks: deskStore(db),
    config() {
      const version = configVersion()
      if (held?.version !== version) held = { version, config: readConfig(db) }
      return held.config
    },
  }
}
