import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { createClient } from '../../shared/api/client.ts'
import { KEEP } from '../../shared/domain/backup/keep-backups.ts'
import { copyBackup, preparePlace } from '../centre/backup/copy-backup.ts'
import { makeSealKey, readSealCode, readSealKey } from '../centre/backup/seal-key.ts'
import { takeBackup } from '../centre/backup/take-backup.ts'
import { joinLife, openHouse, picture, press, settings, type } from '../testkit/join-life.ts'
import type { House } from '../testkit/join-life.ts'
import { patience, sees } from '../testkit/kiosk-life.ts'
import { buildTestShell } from '../testkit/start-shell.ts'
import type { TestShell } from '../testkit/start-shell.ts'

// Machines that know nothing, on the stand-in for Electron.

let pagesDir: string
let program: string
let house: House
let root: string

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
})
beforeEach(() => {
  house = openHouse(program, pagesDir)
  root = mkdtempSync(join(tmpdir(), 'mot-cua-join-'))
})
afterEach(async () => {
  await house.dispose()
  rmSync(root, { recursive: true, force: true })
})
afterAll(() => rmSync(program, { recursive: true, force: true }))

test('three machines join a house over TLS, believe no other one, and find it again', async () => {
  await expect(joinLife(house)).resolves.toBeUndefined()
})

test('a desk becomes its own small centre, with a name and one person; broken, another takes its place out of a locked copy', async () => {
  const shell = await house.machine()
  await sees(shell, 1, 'Máy này dùng làm gì?')
  await press(shell, 'Máy này là máy chủ của Trung tâm')
  await sees(shell, 1, 'Lập Trung tâm trên máy này')
  const data = join(root, 'centre')
  for (const [label, text] of [
    ['Tên Trung tâm', 'Trung tâm Phục vụ hành chính công phường Thử Nghiệm'],
    ['Họ tên người quản trị', 'Người quản trị'],
    ['Mã PIN (4 đến 12 chữ số)', '135790'],
    ['Nhập lại mã PIN', '135790'],
    ['Thư mục dữ liệu', data],
  ] as const)
    await type(shell, label, text)
  await press(shell, 'Không, chỉ máy này')
  await picture(shell, 'centre')
  await press(shell, 'Bắt đầu')
  await sees(shell, 2, 'Mở trang Quản trị')
  await picture(shell, 'own-centre', 2)
  await shell.order('look', 2, 'document.querySelector(\'a[href="/admin/"]\').click()')
  await sees(shell, 2, 'Đăng nhập quản lý')
  // The PIN is in the journal, as a hash, and nowhere else any more.
  expect(readdirSync(data)).not.toContain('begin.json')
  const url = String(settings(shell)['centreUrl'])
  const client = createClient({ base: url, token: () => null, newKey: () => crypto.randomUUID() })
  const session = await client.call('createSession', { body: { officerId: 'quan-tri', pin: '135790' } })
  expect(session).toMatchObject({ ok: true, value: { officer: { name: 'Người quản trị', role: 'leader' } } })
  const disk = join(root, 'disk')
  const code = await copyTo(disk, data, join(root, 'backups'))
  await shell.stop()

  const other = await house.machine()
  await takePlace(other, disk, code)
  const restored = join(other.dataDir, 'centre')
  expect(readFileSync(join(restored, 'journal.key'))).toEqual(readFileSync(join(data, 'journal.key')))
  expect(readSealCode(restored)?.toUpperCase(), 'the second disk stays locked').toBe(code)
  expect(readdirSync(other.dataDir).filter((name) => name.startsWith('centre.'))).toEqual([])
  const again = createClient({
    base: String(settings(other)['centreUrl']),
    token: () => null,
    newKey: () => crypto.randomUUID(),
  })
  expect(await again.call('createSession', { body: { officerId: 'quan-tri', pin: '135790' } })).toMatchObject({
    ok: true,
  })
})

/** A copy on a disk of its own, enciphered. @returns its code */
async function copyTo(disk: string, data: string, backups: string): Promise<string> {
  const [now, keep] = [Date.now(), KEEP]
  const centre = 'Trung tâm Phục vụ hành chính công phường Thử Nghiệm'
  await takeBackup({ dir: data, to: backups, kind: 'asked', centre, program: '0.1.0', now, keep }, () => {})
  const { code } = makeSealKey(backups)
  const second = { folder: disk, centre: 'abcd1234', key: readSealKey(backups) }
  mkdirSync(disk)
  preparePlace(second)
  copyBackup({ from: backups, second, now, keep }, () => {})
  return code
}

/** A technician at a new machine, with the disk, and in the end the right paper. */
async function takePlace(shell: TestShell, disk: string, code: string): Promise<void> {
  await sees(shell, 1, 'Máy này dùng làm gì?')
  await picture(shell, 'question-of-three')
  await press(shell, 'Khôi phục từ bản sao lưu')
  await sees(shell, 1, 'Xem thư mục này')
  const open = async (folder: string): Promise<void> => {
    await type(shell, 'Thư mục có bản sao lưu', folder)
    await press(shell, 'Xem thư mục này')
  }
  for (const wrong of ['sao-luu', join(shell.dataDir, 'nowhere')]) {
    await open(wrong)
    await sees(shell, 1, 'Không mở được thư mục này')
  }
  await open(disk)
  await sees(shell, 1, 'phường Thử Nghiệm')
  await type(shell, 'Thư mục dữ liệu trên máy này', join(shell.dataDir, 'centre'))
  await type(shell, 'Mã sao lưu (tờ giấy trong két)', '0000-'.repeat(7) + '0000')
  await press(shell, 'Khôi phục bản này')
  await sees(shell, 1, 'Mã này không mở được bản sao lưu')
  expect(readdirSync(shell.dataDir).filter((name) => name.startsWith('centre'))).toEqual([])
  await type(shell, 'Mã sao lưu (tờ giấy trong két)', code.toLowerCase())
  await picture(shell, 'restore')
  await press(shell, 'Khôi phục bản này')
  await sees(shell, 1, 'Đã khôi phục. Máy này là máy chủ của Trung tâm.')
  await picture(shell, 'restored')
  // A power cut now, and it starts as this centre.
  expect(settings(shell)).toMatchObject({ role: 'counter', centre: { data: join(shell.dataDir, 'centre') } })
  await press(shell, 'Khởi động Trung tâm')
  await expect.poll(async () => (await shell.windows())[0]?.url, patience).toContain('/counter/')
}
