import { describe, expect, it } from 'vitest'
import type { SheetJob } from '../../../../shared/api/sheet-views.ts'
import { vi as words } from '../../../../shared/i18n/vi.ts'
import { sheetName, sheetNews } from './sheet-words.ts'

const NOW = 1_000_000
const job = (more: Partial<SheetJob>): SheetJob => ({
  ...{ id: 'j', slipId: 's', kind: 'receipt', number: '5/TTPVHCC', copy: 'customer', size: 'A5' },
  ...{ printerId: 'p', printerName: 'Máy in phòng 1', state: 'taken', cause: null, cancelAsked: false },
  ...{ queuedAt: NOW - 1_000, by: null, endedAt: null },
  ...more,
})

describe('what an officer is told of a paper', () => {
  it.each([
    [{ state: 'queued' }, 'quiet', 'Đang in'],
    [{ state: 'taken' }, 'quiet', 'Đang in'],
    [{ state: 'taken', cause: 'jam', cancelAsked: true }, 'quiet', 'Đang hủy lệnh in…'],
    [{ state: 'printed', endedAt: NOW - 9_000 }, 'quiet', 'Đã in'],
    [{ state: 'sent', endedAt: NOW }, 'quiet', 'Đã chuyển đến máy in'],
    [{ state: 'queued', queuedAt: NOW - 20_000 }, 'trouble', 'Máy in chưa nhận lệnh. Phiếu chưa in.'],
    [{ state: 'queued', cause: 'paper-end' }, 'trouble', 'Máy in đang hết giấy – phiếu chưa in.'],
    [{ state: 'failed', cause: 'cancelled' }, 'trouble', 'Phiếu chưa in được: lệnh in bị hủy.'],
    [{ state: 'failed' }, 'trouble', 'Phiếu chưa in.'],
    [{ state: 'unknown' }, 'trouble', 'Chưa rõ phiếu đã in hay chưa. Xin xem khay giấy của máy in.'],
    [{ state: 'expired' }, 'trouble', 'Chờ máy in quá lâu, phiếu chưa in và lệnh in đã bỏ.'],
  ] as const)('%o', (more, kind, said) => {
    expect(sheetNews(job(more), NOW, words)).toMatchObject({ kind, words: said })
  })

  it('what came out is news for a moment', () => {
    expect(sheetNews(job({ state: 'printed', endedAt: NOW - 10_000 }), NOW, words)).toBeNull()
  })

  it('a document that the printer has is opened as PDF only after it was taken back: else there were two', () => {
    const does = (more: Partial<SheetJob>) => sheetNews(job({ cause: 'paper-end', ...more }), NOW, words)
    expect(does({ state: 'taken' })).toMatchObject({ does: ['stop'] })
    expect(does({ state: 'queued' })).toMatchObject({ does: ['stop', 'open'] })
  })

  it('an uncertain one is decided by who looks', () => {
    expect(sheetNews(job({ state: 'unknown' }), NOW, words)).toMatchObject({ does: ['is-out', 'again'] })
  })
})

it('names the form and its number', () => {
  expect(sheetName(job({}), words)).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả 5/TTPVHCC')
})
