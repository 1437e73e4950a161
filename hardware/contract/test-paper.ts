import type { TicketSlip } from '../../shared/api/views.ts'
import type { Bitmap } from '../bitmap.ts'
import type { TicketRenderer } from '../render/render-ticket.ts'

/** What a trial says: nobody takes it for a ticket. */
export const testSlip = (number: string, at: number): TicketSlip => ({
  kind: 'ticket',
  centreName: 'Kiểm tra máy in',
  number,
  serviceName: 'Phiếu thử, không có giá trị lấy số',
  priority: false,
  ahead: 0,
  estimate: null,
  issuedAt: at,
  footer: 'Ầ ặ ễ ộ ữ ỵ Đ đ',
  demo: false,
  copy: 1,
})

/** A trial as a picture. */
export const testPaper = (renderer: TicketRenderer, number: string, width: number, at: number): Promise<Bitmap> =>
  renderer.render(testSlip(number, at), null, width)
