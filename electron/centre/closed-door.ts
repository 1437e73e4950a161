import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { closedAnswer } from '../../shared/shell/closed-centre.ts'
import type { Closed } from '../../shared/shell/closed-centre.ts'
import { freeBytes, isFull } from '../platform/disks.ts'
import type { LanOptions } from './lan/open-lan.ts'
import { DataDamaged } from './backup/data-damaged.ts'
import { NoRoom } from './backup/take-backup.ts'
import { NewerData } from './store/open-database.ts'

/** What keeps a centre from its start. */
export type ClosedFor = {
  readonly why: Closed
  /** For the console and `systemctl status`. */
  readonly words: string
  /** What everybody may read of it: no folder of the server. */
  readonly told?: string
}

/** Whether the next start would end as this one, until a person has done something; null: it may be better. */
export function closedFor(error: unknown, dir: string): ClosedFor | null {
  if (isNoRoom(error)) return { why: 'no-room', words: wordsOfNoRoom(dir) }
  if (error instanceof NewerData) return { why: 'newer-data', words: error.message, told: error.message }
  return error instanceof DataDamaged ? { why: 'damaged', words: error.message } : null
}

/** Whether a start failed for a disk that takes nothing more, whoever said so first. */
function isNoRoom(error: unknown): boolean {
  if (error instanceof NoRoom) return true
  const { cause } = (error ?? {}) as { cause?: unknown }
  return isFull(error) || (cause !== undefined && isNoRoom(cause))
}

/** What is told on the console, in `systemctl status` and by the machines of the house. */
const wordsOfNoRoom = (dir: string): string =>
  `Ổ đĩa có thư mục dữ liệu ${dir} đã đầy nên Trung tâm chưa chạy được. Không mất dữ liệu nào: giải phóng dung lượng, ` +
  `Trung tâm tự chạy lại trong một phút.`

type Door = {
  readonly dir: string
  /** Folder of the backups: what is in it may be the reason. */
  readonly backups?: string
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
/** Where it cannot be seen that somebody has mended it, it is tried again from time to time. */
const LONGEST_MS: Readonly<Record<Closed, number>> = { 'no-room': 60_000, 'newer-data': 600_000, damaged: 600_000 }
/** Less than this is a log that was turned over, and no room that somebody made. */
const MADE_BYTES = 32 * 1024 * 1024

/**
 * Stands at the doors of a centre that cannot start, and says why to whoever knocks. Ends as soon as somebody made room or changed
 * the data, and else after a while: the program is started anew then, and no second is filled with attempts that end as the
 * one before.
 */
export async function standAtDoor(door: Door, closed: ClosedFor, { clock, timers, free }: Deps): Promise<void> {
  const answer = answerOf(closed)
  const servers = [await openPlain(door, answer), await openTls(door, answer, clock)].filter((one) => one !== null)
  const isOver = watchFor(closed.why, door, free)
  const until = clock.monotonic() + LONGEST_MS[closed.why]
  await new Promise<void>((resolve) => {
    function look(): void {
      if (clock.monotonic() >= until || isOver()) resolve()
      else timers.after(LOOK_MS, look)
    }
    timers.after(LOOK_MS, look)
  })
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}

/** @returns whether somebody has done something since */
function watchFor(why: Closed, { dir, backups }: Door, free: Deps['free'] = () => freeBytes(dir)): () => boolean {
  if (why === 'no-room') {
    const before = free()
    return () => free() - before >= MADE_BYTES
  }
  const looks = (): string => JSON.stringify([dir, join(dir, 'centre.db'), backups ?? dir].map(stampOf))
  const before = looks()
  return () => looks() !== before
}

/** A folder is another one after a restore, a file after it was put back. What is written into them says nothing. */
function stampOf(path: string): unknown {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? [found.ino, ...(found.isFile() ? [found.mtimeMs, found.size] : [])] : null
}

const openPlain = ({ port, host = '127.0.0.1' }: Door, answer: Answer): Promise<Server | null> =>
  listening(createServer(answer), port, host)

/** The machines of the house believe only who has its certificate; where that cannot be read they hear nothing, as before. */
async function openTls({ dir, lan }: Door, answer: Answer, clock: Clock): Promise<Server | null> {
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

const TITLES: Readonly<Record<Closed, string>> = {
  'no-room': 'Ổ đĩa của máy chủ đã đầy',
  'newer-data': 'Chương trình trên máy chủ cũ hơn dữ liệu',
  damaged: 'Dữ liệu của Trung tâm chưa dùng được',
}
const LINES: Readonly<Record<Closed, string>> = {
  'no-room': 'Không mất dữ liệu nào. Xin gọi kỹ thuật viên: giải phóng dung lượng, trang này tự mở lại.',
  'newer-data':
    'Không mất dữ liệu nào và chương trình không thay đổi gì. Xin gọi kỹ thuật viên, xem tài liệu Cập nhật, mục “Trở lại bản cũ”.',
  damaged:
    'Chương trình không thay đổi gì. Xin gọi kỹ thuật viên: khôi phục từ bản sao lưu (tài liệu Khôi phục). Không xóa gì trên máy chủ.',
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

function answerOf({ why, told }: ClosedFor): Answer {
  const title = TITLES[why]
  const lines = [`Trung tâm chưa chạy được. ${LINES[why]}`, ...(told === undefined ? [] : [told])]
  const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="10"><title>Một Cửa</title>
<body style="font:1.5rem system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem"><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`
  const json = JSON.stringify(closedAnswer(why, `${title}, Trung tâm chưa chạy được. Xin gọi kỹ thuật viên.`))
  return (request, response) => {
    const isPage = /\btext\/html\b/.test(request.headers.accept ?? '')
    response.writeHead(503, {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '10',
    })
    response.end(isPage ? page : json)
  }
}
