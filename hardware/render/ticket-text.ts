import type { Estimate, TicketSlip, Unserved } from '../../shared/api/views.ts'
import { hourMinute, roughDuration, roughRange } from '../../shared/i18n/format.ts'
import { businessDate, localMinutes } from '../../shared/domain/time/vietnam-time.ts'

/** Every word of a ticket slip, in the order of the paper; null or empty is left out. */
export type TicketText = {
  readonly reprint: string | null
  readonly centre: string
  readonly title: string
  readonly number: string
  readonly priority: string | null
  readonly service: string
  readonly ahead: string
  readonly wait: string | null
  readonly range: string | null
  readonly qr: string
  readonly issued: string
  readonly footer: string
  readonly demo: string | null
}

/** The words of a slip, composed (NFC) so that every letter with its marks is one glyph. Times are Viet Nam time. */
export function ticketText(slip: TicketSlip): TicketText {
  const { estimate, unserved } = slip
  return {
    reprint: slip.copy > 1 ? 'IN LẠI' : null,
    centre: clean(slip.centreName),
    title: 'SỐ THỨ TỰ',
    number: clean(slip.number),
    priority: slip.priority ? 'Ưu tiên' : null,
    service: clean(slip.serviceName),
    ahead: slip.ahead > 0 ? `Còn ${slip.ahead} người phía trước` : 'Không còn ai phía trước',
    wait: estimate ? `Chờ khoảng ${roughDuration(estimate.minutes)}` : unserved ? NOT_SERVED[unserved.why] : null,
    range: estimate ? rangeText(estimate) : unserved ? calledWhen(unserved) : null,
    qr: 'Quét mã để theo dõi lượt của ông/bà',
    issued: `Cấp lúc ${timeAndDate(slip.issuedAt)}`,
    footer: clean(slip.footer),
    demo: slip.demo ? 'Bản trình diễn' : null,
  }
}

const NOT_SERVED = { closed: 'Chưa có quầy mở', paused: 'Quầy đang tạm ngừng', over: 'Đã hết giờ làm việc' } as const

const CALLED_WHEN = {
  closed: 'Quầy mở sẽ gọi số',
  paused: 'Quầy trở lại sẽ gọi số',
  over: 'Xin hỏi quầy hướng dẫn',
} as const

const rangeText = ({ low, high }: Estimate): string | null => (low < high ? `(từ\u00A0${roughRange(low, high)})` : null)

const calledWhen = ({ why, opensAt }: Unserved): string => {
  if (opensAt !== undefined) return `Các quầy làm việc từ ${hourMinute(opensAt)}`
  return CALLED_WHEN[why]
}

/** `8 giờ 05 ngày 23/11/2026`, the way a person says it. */
function timeAndDate(instant: number): string {
  const minutes = localMinutes(instant)
  const [year, month, day] = businessDate(instant).split('-')
  const minute = String(minutes % 60).padStart(2, '0')
  return `${Math.floor(minutes / 60)} giờ ${minute} ngày ${day}/${month}/${year}`
}

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
