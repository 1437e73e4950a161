import { businessDate } from '../../shared/domain/time/vietnam-time.ts'
import {
  clockFace,
  dayMonthYear,
  duration,
  formatDate,
  hourMinute,
  sameDay,
  weekdayDate,
} from '../../shared/i18n/format.ts'
import type { CentreSummary, DayFigure, LateDossier, Store } from '../store/store.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** Longer without a word than any pause of the line that is not worth a look. */
const SILENT_MS = 30 * MINUTE
/** A clock that is further off than this writes wrong times on papers. */
const CLOCK_MS = 5 * MINUTE
const LATE_SHOWN = 50

const STATUS: Readonly<Record<number, string>> = {
  2: 'Được tiếp nhận',
  4: 'Đang xử lý',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
}

/** What the page shows. */
export type Overview = {
  readonly now: number
  readonly centres: readonly CentreSummary[]
  readonly late: readonly LateDossier[]
  readonly figures: readonly DayFigure[]
}

export async function readOverview(store: Store, now: number): Promise<Overview> {
  const [centres, late, figures] = await Promise.all([
    store.centres(now),
    store.late(now, LATE_SHOWN),
    store.figures(businessDate(now)),
  ])
  return { now, centres, late, figures }
}

const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.')
const decimal = (n: number): string => n.toFixed(1).replace('.', ',')
const minutes = (ms: number): string => {
  if (ms < MINUTE) return 'dưới 1 phút'
  return ms < 2 * DAY ? duration(Math.floor(ms / MINUTE)) : `${Math.floor(ms / DAY)} ngày`
}
const when = (at: number, now: number): string =>
  sameDay(at, now) ? `${hourMinute(at)} hôm nay` : `${hourMinute(at)}, ngày ${dayMonthYear(at)}`

/** The body of the page: first what needs somebody, then every centre, then the dossiers that are late. */
export function overviewPage({ now, centres, late, figures }: Overview): Html {
  const troubles = centres.flatMap((centre) => troublesOf(centre, now))
  const worst = troubles.toSorted((a, b) => Number(b.kind === 'stop') - Number(a.kind === 'stop'))
  return html`<header>
      <h1>Tình hình kết nối của các Trung tâm</h1>
      <p>Số liệu lúc ${clockFace(now)}<br />${weekdayDate(now)}</p>
      <a class="button" href="/">Cập nhật</a>
    </header>
    <main>
      ${sums(centres)}
      <ul class="notices">
        ${worst.map(notice)}
      </ul>
      <h2>Các Trung tâm</h2>
      ${centreTable(centres, figures, now)}
      <h2>Hồ sơ quá hạn</h2>
      ${lateTable(late, centres, now)}
    </main>`
}

function sums(centres: readonly CentreSummary[]): Html {
  const sum = (pick: (centre: CentreSummary) => number): number => centres.reduce((all, one) => all + pick(one), 0)
  const rated = sum(({ ratings }) => ratings)
  const mean = rated === 0 ? '–' : decimal(sum(({ ratings, meanLevel }) => ratings * (meanLevel ?? 0)) / rated)
  const one = (label: string, value: string): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<dl class="sums">
    ${[
      one('Trung tâm', count(centres.length)),
      one('Hồ sơ đang giải quyết', count(sum(({ openDossiers }) => openDossiers))),
      one('Hồ sơ quá hạn', count(sum(({ lateDossiers }) => lateDossiers))),
      one('Bản ghi chờ xử lý', count(sum(({ rejected }) => rejected))),
      one('Lượt đánh giá', count(rated)),
      one('Hài lòng (trên 5)', mean),
    ]}
  </dl>`
}

const SIGN = html`<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
  <path d="M12 3 2 20h20L12 3Z" stroke-linejoin="round" /><path d="M12 10v5m0 2.5v.5" stroke-linecap="round" />
</svg>`

const isSilent = ({ heardAt, suspended }: CentreSummary, now: number): boolean =>
  !suspended && heardAt !== null && now - heardAt > SILENT_MS

type Trouble = { readonly kind: 'stop' | 'care'; readonly title: string; readonly words: string; readonly name: string }

const notice = ({ kind, title, name, words }: Trouble): Html =>
  html`<li class="notice ${kind}">${SIGN}<div>${title}: ${name}<br /><span>${words}</span></div></li>`

/** What somebody has to look after at a centre. */
function troublesOf(centre: CentreSummary, now: number): Trouble[] {
  const { name, aheadMs, heardAt, backlog, ...n } = centre
  const line = (kind: Trouble['kind'], title: string, words: string): Trouble => ({ kind, title, words, name })
  const found: [boolean, () => Trouble][] = [
    [
      n.brokenAnchors > 0,
      () =>
        line(
          'stop',
          'Dấu niêm phong không khớp',
          'Sổ sự kiện của Trung tâm khác với dấu đã gửi trước đây. Cần kiểm tra ngay tại Trung tâm.',
        ),
    ],
    [
      n.conflicts > 0,
      () =>
        line(
          'stop',
          'Bản ghi mâu thuẫn',
          `${count(n.conflicts)} bản ghi trùng số thứ tự nhưng khác nội dung; bản nhận trước được giữ nguyên.`,
        ),
    ],
    [
      isSilent(centre, now),
      () =>
        line(
          'care',
          'Mất liên lạc',
          `Không nhận được tín hiệu từ ${when(heardAt ?? now, now)}${waits(backlog)}. Quầy của Trung tâm không phụ thuộc đường truyền này.`,
        ),
    ],
    [
      n.rejected > 0,
      () =>
        line(
          'care',
          'Bản ghi bị từ chối',
          `${count(n.rejected)} bản ghi chờ công chức tại Trung tâm xử lý; ${count(n.held)} bản ghi cùng hồ sơ chờ theo.`,
        ),
    ],
    [
      Math.abs(aheadMs) > CLOCK_MS,
      () =>
        line(
          'care',
          'Đồng hồ sai',
          `Đồng hồ của Trung tâm ${aheadMs > 0 ? 'nhanh' : 'chậm'} ${minutes(Math.abs(aheadMs))}.`,
        ),
    ],
  ]
  return found.filter(([is]) => is).map(([, write]) => write())
}

const waits = (backlog: CentreSummary['backlog']): string =>
  backlog === null || backlog.rows === 0 ? '' : `; khi đó còn ${count(backlog.rows)} bản ghi chưa gửi`

function centreTable(centres: readonly CentreSummary[], figures: readonly DayFigure[], now: number): Html {
  if (centres.length === 0) return html`<p class="empty">Chưa có Trung tâm nào được đăng ký.</p>`
  const today = (id: string, name: string): number =>
    figures.find((figure) => figure.centreId === id && figure.name === name)?.n ?? 0
  const row = (centre: CentreSummary): Html => html`<tr>
    <th scope="row">${centre.name}<small>${centre.id}</small></th>
    <td class="contact">${contact(centre, now)}</td>
    <td class="number">${backlogOf(centre, now)}</td>
    <td class="number">${count(centre.rows)}${centre.rejected > 0 ? html`<small class="care">${count(centre.rejected)} bị từ chối</small>` : ''}</td>
    <td class="number">${count(today(centre.id, 'ticket.issued'))}<small>${count(today(centre.id, 'ticket.finished'))} đã xong</small></td>
    <td class="number">${count(centre.openDossiers)}<small>${received(today(centre.id, 'dossier.received'), today(centre.id, 'dossier.offline'))}</small>${centre.lateDossiers > 0 ? html`<small class="stop">${count(centre.lateDossiers)} quá hạn</small>` : ''}</td>
    <td class="number">${centre.meanLevel === null ? '–' : decimal(centre.meanLevel)}<small>${count(centre.ratings)} lượt</small></td>
    <td class="number">${seal(centre)}</td>
  </tr>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Các Trung tâm">
    <table>
      <thead>
        <tr>
          <th scope="col">Trung tâm</th>
          <th scope="col">Liên lạc gần nhất</th>
          <th scope="col" class="number">Chưa gửi</th>
          <th scope="col" class="number">Bản ghi đã nhận</th>
          <th scope="col" class="number">Lượt hôm nay</th>
          <th scope="col" class="number">Hồ sơ đang giải quyết</th>
          <th scope="col" class="number">Hài lòng (trên 5)</th>
          <th scope="col" class="number">Niêm phong sổ</th>
        </tr>
      </thead>
      <tbody>
        ${centres.map(row)}
      </tbody>
    </table>
  </div>`
}

/** What came in today, and how much of it not online (TQ-6.11), where the centre asks why. */
const received = (all: number, offline: number): string =>
  `${count(all)} nhận hôm nay${offline > 0 ? `, ${count(offline)} không trực tuyến` : ''}`

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
  return html`${count(backlog.rows)}<small>cũ nhất ${minutes(now - backlog.oldestAt)}</small>`
}

function seal({ lastAnchor, brokenAnchors }: CentreSummary): Html {
  if (brokenAnchors > 0) return html`<span class="stop">Không khớp</span>`
  return lastAnchor === null ? html`–` : html`${formatDate(lastAnchor.day)}`
}

function lateTable(late: readonly LateDossier[], centres: readonly CentreSummary[], now: number): Html {
  if (late.length === 0) return html`<p class="empty">Không có hồ sơ quá hạn.</p>`
  const names = new Map(centres.map(({ id, name }) => [id, name]))
  const row = (dossier: LateDossier): Html => html`<tr>
    <th scope="row">${dossier.code}</th>
    <td>${names.get(dossier.centreId) ?? dossier.centreId}</td>
    <td>${STATUS[dossier.status] ?? ''}${dossier.unit === null ? '' : html`<small>${dossier.unit}</small>`}</td>
    <td class="number">${dayMonthYear(dossier.dueAt)}</td>
    <td class="number stop">${minutes(now - dossier.dueAt)}</td>
  </tr>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Hồ sơ quá hạn">
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
