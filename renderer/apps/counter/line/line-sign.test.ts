import { expect, it } from 'vitest'
import type { LineView } from '../../../../shared/api/sync-views.ts'
import { vi } from '../../../../shared/i18n/vi.ts'
import { lineSign } from './line-sign.ts'

const line = (more: Partial<LineView> = {}, waiting: Partial<LineView['waiting']> = {}): LineView => ({
  ...{ state: 'up', since: Date.parse('2026-11-23T02:40:00Z'), code: null, isStuck: false, tasks: 0 },
  waiting: { rows: 0, dossiers: 0, oldestAt: null, ...waiting },
  ...more,
})
const said = (view: LineView) => {
  const sign = lineSign(view, vi)
  return sign && `${sign.kind}: ${sign.text}`
}

it('says nothing where no province is set down', () => {
  expect(said(line({ state: 'off' }))).toBeNull()
})

it.each([
  ['calm: Đã đồng bộ với tỉnh', line()],
  ['calm: Đang gửi lên tỉnh: 12 hồ sơ', line({}, { rows: 40, dossiers: 12 })],
  ['calm: Đang gửi lên tỉnh: 3 mục dữ liệu', line({}, { rows: 3 })],
  ['calm: Mất kết nối với tỉnh từ 09:40 · Chưa đồng bộ: 12 hồ sơ', line({ state: 'down' }, { rows: 40, dossiers: 12 })],
  ['care: Mất kết nối với tỉnh từ 09:40', line({ state: 'down', isStuck: true })],
  ['care: Tỉnh chưa nhận dữ liệu', line({ state: 'blocked', tasks: 2 })],
  ['care: 2 hồ sơ bị tỉnh từ chối', line({ tasks: 2 }, { rows: 9 })],
  ['calm: Đang kết nối với tỉnh', line({ state: 'new' }, { rows: 9 })],
])('%s', (text, view) => {
  expect(said(view)).toBe(text)
})
