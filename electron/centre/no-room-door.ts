import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { NO_ROOM } from '../../shared/shell/no-room.ts'
import { freeBytes, isFull } from '../platform/disks.ts'
import type { LanOptions } from './lan/open-lan.ts'
import { NoRoom } from './backup/take-backup.ts'

/** Whether a start failed for a disk that takes nothing more, whoever said so first. */
export function isNoRoom(error: unknown): boolean {
  if (error instanceof NoRoom) return true
  const { cause } = (error ?? {}) as { cause?: unknown }
  return isFull(error) || (cause !== undefined && isNoRoom(cause))
}

/** What is told on the console, in `systemctl status` and by the machines of the house. */
export const wordsOfNoRoom = (dir: string): string =>
  `Ổ đĩa có thư mục dữ liệu ${dir} đã đầy nên Trung tâm chưa chạy được. Không mất dữ liệu nào: giải phóng dung lượng, ` +
  `Trung tâm tự chạy lại trong một phút.`

type Door = {
  readonly dir: string
  readonly port: number
  readonly host?: string
  /** Absent: the centre is for its own machine. */
  readonly lan?: LanOptions
}
type Deps = {
  readonly clock: Clock
  readonly timers: Timers
  /** Bytes that are free where the data lie. */
  readonly free?: () => number
}

const LOOK_MS = 5_000
const LONGEST_MS = 60_000
/** Less than this is a log that was turned over, and no room that somebody made. */
const MADE_BYTES = 32 * 1024 * 1024

/**
 * Stands at the doors of a centre that cannot start for want of room, and says so to whoever knocks. Ends as soon as somebody
 * made room, at the latest after a minute: the program is started anew then, and no second is filled with attempts that end
 * as the one before.
 */
export async function standAtDoor(
  door: Door,
  { clock, timers, free = () => freeBytes(door.dir) }: Deps,
): Promise<void> {
  const servers = [await openPlain(door), await openTls(door, clock)].filter((one) => one !== null)
  const before = free()
  const until = clock.monotonic() + LONGEST_MS
  await new Promise<void>((resolve) => {
    function look(): void {
      if (clock.monotonic() >= until || free() - before >= MADE_BYTES) resolve()
      else timers.after(LOOK_MS, look)
    }
    timers.after(LOOK_MS, look)
  })
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}

const openPlain = ({ port, host = '127.0.0.1' }: Door): Promise<Server | null> =>
  listening(createServer(answer), port, host)

/** The machines of the house believe only who has its certificate; where that cannot be read they hear nothing, as before. */
async function openTls({ dir, lan }: Door, clock: Clock): Promise<Server | null> {
  if (!lan || !existsSync(join(dir, 'tls'))) return null
  try {
    const [{ openAuthority }, { namesOf }] = await Promise.all([
      import('./lan/authority.ts'),
      import('./lan/certificate.ts'),
    ])
    const authority = await openAuthority(dir, '', lan.machine())
    const { key, cert } = await authority.certify(namesOf(lan.machine()), clock.now())
    return await listening(
      createTlsServer({ key, cert, minVersion: 'TLSv1.2' }, answer),
      lan.port,
      lan.host ?? '0.0.0.0',
    )
  } catch {
    return null
  }
}

/** @returns null: the port is not to be had */
function listening(server: Server, port: number, host: string): Promise<Server | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, host, () => resolve(server))
  })
}

const TITLE = 'Ổ đĩa của máy chủ đã đầy'
const LINES =
  'Trung tâm chưa chạy được. Không mất dữ liệu nào. Xin gọi kỹ thuật viên: giải phóng dung lượng, trang này tự mở lại.'
const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="10"><title>Một Cửa</title>
<body style="font:1.5rem system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem"><h1>${TITLE}</h1><p>${LINES}</p></body></html>`

function answer(request: IncomingMessage, response: ServerResponse): void {
  const isPage = /\btext\/html\b/.test(request.headers.accept ?? '')
  response.writeHead(503, {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '10',
  })
  response.end(isPage ? PAGE : JSON.stringify(NO_ROOM))
}
