import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessageGateway } from '../../../shared/domain/messages/message-settings.ts'
import type { MessageChannel } from '../../../shared/domain/messages/message.ts'
import { fileGateway } from './file-gateway.ts'
import type { FileGateway } from './file-gateway.ts'
import { httpGateway } from './http-gateway.ts'
import { mailGateway } from './mail-gateway.ts'
import type { Sender } from '../usecases/messages/sender.ts'
import { simulatedGateway } from './simulated-gateway.ts'

export type Gateways = {
  /** The way out of a channel as it is configured now; null: none. */
  of(channel: MessageChannel): Sender | null
  readonly file: FileGateway
}

/** Holds the secret of the gateways, one line; not in the journal and not in a setting, which people read. */
const SECRET_FILE = 'message-gateway.secret'

/**
 * @param dir data folder of the centre
 * @param configured gateways of the day, asked for at every message
 * @param demo whether simulated ones may be used
 */
export function openGateways(dir: string, configured: () => readonly MessageGateway[], demo: boolean): Gateways {
  const file = fileGateway(join(dir, 'messages'))
  function open({ kind, address = '', from = '' }: MessageGateway): Sender | null {
    switch (kind) {
      case 'file':
        return file
      case 'http':
        return httpGateway(address, secretIn(dir))
      case 'simulated':
        return demo ? simulatedGateway : null
      case 'mail':
        return mailGateway(address, from, secretIn(dir))
    }
  }
  return {
    file,
    of(channel) {
      const found = configured().find((one) => one.channel === channel)
      return found ? open(found) : null
    },
  }
}

function secretIn(dir: string): string | null {
  const path = join(dir, SECRET_FILE)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() || null : null
}
