import { dayMonthYear, formatDate } from '../../shared/i18n/format.ts'
import type { CentreSummary, DayFigure, LateDossier } from '../store/store.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { isSilent } from './troubles.ts'
import { count, decimal, minutes, when } from './words.ts'

export const LATE_SHOWN = 50
/** More rows scroll in a frame of their own, under their headings. */
const OPEN_ROWS = 12

const STATUS: Readonly<Record<number, string>> = {
  2: 'Được tiếp nhận',
  4: 'Đang xử lý',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
}

/** Every centre: whether it is heard, what waits, and how its work stands. */
export function centreTable(centres: readonly CentreSummary[], figures: readonly DayFigure[], now: number): Html {
  if (centres.length === 0)
    return html`<p class="empty">Chưa có Trung tâm nào được đăng ký. Kỹ thuật viên của tỉnh đăng ký từng Trung tâm và trao mã kết nối.</p>`
  const today = (id: string, name: string): number =>
    figures.find((figure) => figure.centreId === id && figure.name === name)?.n ?? 0
  const row = (centre: CentreSummary): Html => {
    const { id, name, rows, rejected, openDossiers, lateDossiers, meanLevel, ratings } = centre
    const done = today(id, 'ticket.finished')
    const taken = received(today(id, 'dossier.received'), today(id, 'dossier.offline'))
    return html`<tr id="tt-${id}">
      <th scope="row">${name}<small>${id}</small></th>
      <td class="contact">${contact(centre, now)}</td>
      <td class="number">${backlogOf(centre, now)}</td>
      <td class="number">${count(rows)}${small(rejected, `${count(rejected)} bị từ chối`, 'care')}</td>
      <td class="number">${count(today(id, 'ticket.issued'))}${small(done, `${count(done)} đã xong`)}</td>
      <td class="number">${count(openDossiers)}${taken}${small(lateDossiers, `${count(lateDossiers)} quá hạn`, 'stop')}</td>
      <td class="number">${meanLevel === null ? '–' : decimal(meanLevel)}${small(ratings, `${count(ratings)} lượt`)}</td>
      <td class="number">${seal(centre)}</td>
    </tr>`
  }
  return html`<div class="${frame(centres.length)}" tabindex="0" role="region" aria-label="Các Trung tâm">
    <table>
      <thead>
        <tr>
          <th scope="col">Trung tâm</th>
          <th scope="col">Liên lạc gần nhất</th>
          <th scope="col" class="number">Chờ gửi</th>
          <th scope="col" class="number">Dữ liệu đã nhận</th>
          <th scope="col" class="number">Lượt hôm nay</th>
          <th scope="col" class="number">Hồ sơ đang giải quyết</th>
          <th scope="col" class="number">Hài lòng (trên 5)</th>
          <th scope="col" class="number">Niêm phong nhật ký</th>
        </tr>
      </thead>
      <tbody>
        ${centres.map(row)}
      </tbody>
    </table>
  </div>`
}

/** What came in today, and how much of it not online (TQ-6.11), where the centre asks why. */
const received = (all: number, offline: number): Html | string =>
  small(all, `${count(all)} nhận hôm nay${offline > 0 ? `, ${count(offline)} không trực tuyến` : ''}`)

/** A line below a number; none of what there is none of. */
const small = (n: number, words: string, kind = ''): Html | string =>
  n === 0 ? '' : html`<small class="${kind}">${words}</small>`

const frame = (rows: number): string => (rows > OPEN_ROWS ? 'scroll tall' : 'scroll')

function contact(centre: CentreSummary, now: number): Html {
  const { heardAt } = centre
  if (centre.suspended) return html`<span class="care">Tạm ngừng kết nối</span>`
  if (heardAt === null) return html`Chưa kết nối`
  if (isSilent(centre, now))
    return html`<span class="care">Mất liên lạc ${minutes(now - heardAt)}</span><small>từ ${when(heardAt, now)}</small>`
  return html`<span class="good">Đang kết nối</span><small>${minutes(now - heardAt)} trước</small>`
}

function backlogOf({ backlog }: CentreSummary, now: number): Html {
  if (backlog === null) return html`–`
  if (backlog.rows === 0 || backlog.oldestAt === null) return html`0`
  return html`${count(backlog.rows)}<small>lâu nhất ${minutes(now - backlog.oldestAt)}</small>`
}

function seal({ lastAnchor, brokenAnchors }: CentreSummary): Html {
  if (brokenAnchors > 0) return html`<span class="stop">Không khớp</span>`
  return lastAnchor === null ? html`–` : html`${formatDate(lastAnchor.day)}`
}

export function lateTable(late: readonly LateDossier[], centres: readonly CentreSummary[], now: number): Html {
  if (late.length === 0) return html`<p class="empty">Không có hồ sơ quá hạn.</p>`
  const names = new Map(centres.map(({ id, name }) => [id, name]))
  const row = (dossier: LateDossier): Html => html`<tr>
    <th scope="row">${dossier.code}</th>
    <td class="place">${names.get(dossier.centreId) ?? dossier.centreId}</td>
    <td>${STATUS[dossier.status] ?? ''}${dossier.unit === null ? '' : html`<small>${dossier.unit}</small>`}</td>
    <td class="number">${dayMonthYear(dossier.dueAt)}</td>
    <td class="number stop">${minutes(now - dossier.dueAt)}</td>
  </tr>`
  return html`<div class="${frame(late.length)}" tabindex="0" role="region" aria-label="Hồ sơ quá hạn">
      <table>
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Trung tâm</th>
            <th scope="col">Trạng thái</th>
            <th scope="col" class="number">Hẹn trả</th>
            <th scope="col" class="number">Quá hạn</th>
          </tr>
        </thead>
        <tbody>
          ${late.map(row)}
        </tbody>
      </table>
    </div>
    ${late.length < LATE_SHOWN ? '' : html`<p class="empty">Chỉ hiển thị ${LATE_SHOWN} hồ sơ quá hạn lâu nhất.</p>`}`
}
