import { expect, it } from 'vitest'
import type { TicketSlip } from '../../shared/api/views.ts'
import { sampleSlip } from '../testkit/sample-slip.ts'
import { ticketText } from './ticket-text.ts'

it('says what a citizen needs, in the words of the house', () => {
  expect(ticketText(sampleSlip())).toEqual({
    reprint: null,
    centre: 'Trung tâm Phục vụ hành chính công phường Bình Dương',
    title: 'SỐ THỨ TỰ',
    number: 'A015',
    priority: 'Ưu tiên',
    service: 'Đất đai, xây dựng và môi trường',
    ahead: 'Còn 12 người phía trước',
    wait: 'Chờ khoảng 25\u00A0phút',
    range: '(từ\u00A015\u00A0đến\u00A035\u00A0phút)',
    qr: 'Quét mã để theo dõi lượt của ông/bà',
    issued: 'Cấp lúc 8 giờ 05 ngày 23/11/2026',
    footer: 'Đường dây nóng: 1900 1234',
    demo: 'Bản trình diễn',
  })
})

it('leaves out what does not apply', () => {
  const text = ticketText(sampleSlip({ priority: false, ahead: 0, estimate: null, footer: ' ', demo: false, copy: 2 }))
  expect(text).toMatchObject({ reprint: 'IN LẠI', priority: null, wait: null, range: null, footer: '', demo: null })
  expect(text.ahead).toBe('Không còn ai phía trước')
})

it('gives no range where low and high are the same', () => {
  expect(ticketText(sampleSlip({ estimate: { minutes: 5, low: 5, high: 5 } })).range).toBeNull()
})

it('says that no counter serves the line, and when one calls', () => {
  const linesOf = (unserved: TicketSlip['unserved']) => {
    const { wait, range } = ticketText(sampleSlip({ estimate: null, ...(unserved ? { unserved } : {}) }))
    return [wait, range]
  }
  expect(linesOf({ why: 'closed' })).toEqual(['Chưa có quầy mở', 'Quầy mở sẽ gọi số'])
  expect(linesOf({ why: 'paused' })).toEqual(['Quầy đang tạm ngừng', 'Quầy trở lại sẽ gọi số'])
  expect(linesOf({ why: 'over' })).toEqual(['Đã hết giờ làm việc', 'Xin hỏi quầy hướng dẫn'])
  const opensAt = Date.UTC(2026, 10, 23, 6, 0)
  expect(linesOf({ why: 'closed', opensAt })).toEqual(['Chưa có quầy mở', 'Các quầy làm việc từ 13\u00A0giờ\u00A000'])
})

it('tells the time of Viet Nam, also when the date differs there', () => {
  const newYear = Date.UTC(2026, 11, 31, 17, 0)
  expect(ticketText(sampleSlip({ issuedAt: newYear })).issued).toBe('Cấp lúc 0 giờ 00 ngày 01/01/2027')
})

it('composes letters and marks', () => {
  const name = 'Tư pháp – Hộ tịch'
  expect(ticketText(sampleSlip({ serviceName: name.normalize('NFD') })).service).toBe(name)
})
