import type { Bitmap } from '../bitmap.ts'
import type { TicketRenderer } from '../render/render-ticket.ts'

/** A paper that nobody takes for a ticket: it says that it is a trial. */
export const testPaper = (renderer: TicketRenderer, number: string, width: number, at: number): Promise<Bitmap> =>
  renderer.render(
    {
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
    },
    null,
    width,
  )
