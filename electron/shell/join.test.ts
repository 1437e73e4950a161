import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { createClient } from '../../shared/api/client.ts'
import { joinLife, openHouse, picture, press, settings, type } from '../testkit/join-life.ts'
import type { House } from '../testkit/join-life.ts'
import { sees } from '../testkit/kiosk-life.ts'
import { buildTestShell } from '../testkit/start-shell.ts'

// Machines that know nothing, on the stand-in for Electron.

let pagesDir: string
let program: string
let house: House

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
})
beforeEach(() => {
  house = openHouse(program, pagesDir)
})
afterEach(() => house.dispose())
afterAll(() => rmSync(program, { recursive: true, force: true }))

test('three machines join a house over TLS, believe no other one, and find it again', async () => {
  await expect(joinLife(house)).resolves.toBeUndefined()
})

test('a desk becomes its own small centre, with a name, the hours of a regulation and one person', async () => {
  const shell = await house.machine()
  await sees(shell, 1, 'Máy này dùng làm gì?')
  await press(shell, 'Máy này là máy chủ của Trung tâm')
  await sees(shell, 1, 'Lập Trung tâm trên máy này')
  const data = join(shell.dataDir, 'centre')
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
})
