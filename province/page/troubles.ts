import type { FilesChecked } from '../api/file-check.ts'
import type { CentreSummary } from '../store/store.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { count, minutes, when } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Longer without a word than any pause of the line that is not worth a look. */
const SILENT_MS = 30 * MINUTE
/** What waits longer at a centre that is heard is not a matter of the moment. */
const SLOW_MS = 2 * HOUR
/** A clock that is further off than this writes wrong times on papers. */
const CLOCK_MS = 5 * MINUTE
/** Part of the room for files beyond which somebody should give more. */
const NEARLY_FULL = 0.9
/** So many centres of a kind are shown at once; more are folded. */
const OPEN = 3

export const isSilent = ({ heardAt, suspended }: CentreSummary, now: number): boolean =>
  !suspended && heardAt !== null && now - heardAt > SILENT_MS
export const isHeard = (centre: CentreSummary, now: number): boolean =>
  centre.heardAt !== null && !centre.suspended && !isSilent(centre, now)

type Seen = { readonly now: number; readonly files: Omit<FilesChecked, 'running'> }
type Kind = {
  readonly kind: 'stop' | 'care'
  readonly title: string
  /** What is so at any centre of it, and what is to be done. */
  readonly hint: string
  /** Null: nothing of the kind at this centre. */
  of(centre: CentreSummary, seen: Seen): string | null
}

const waits = (backlog: CentreSummary['backlog']): string =>
  backlog === null || backlog.rows === 0 ? '' : `; khi đó còn ${count(backlog.rows)} mục dữ liệu chưa gửi`

/** What somebody has to look after, the worst first. */
const KINDS: readonly Kind[] = [
  {
    ...{ kind: 'stop', title: 'Dấu niêm phong không khớp' },
    hint: 'Nhật ký của Trung tâm khác với dấu đã gửi trước đây. Cần kiểm tra ngay tại Trung tâm.',
    of: ({ brokenAnchors }) => (brokenAnchors > 0 ? `${count(brokenAnchors)} lần không khớp` : null),
  },
  {
    ...{ kind: 'stop', title: 'Dữ liệu mâu thuẫn' },
    hint: 'Trùng số thứ tự nhưng khác nội dung; dữ liệu nhận trước được giữ nguyên.',
    of: ({ conflicts }) => (conflicts > 0 ? `${count(conflicts)} mục dữ liệu` : null),
  },
  {
    ...{ kind: 'care', title: 'Mất liên lạc' },
    hint: 'Quầy của Trung tâm không phụ thuộc đường truyền này; dữ liệu được gửi tiếp khi có đường truyền.',
    of: (centre, { now }) =>
      isSilent(centre, now)
        ? `không nhận được tín hiệu từ ${when(centre.heardAt ?? now, now)}${waits(centre.backlog)}`
        : null,
  },
  {
    ...{ kind: 'care', title: 'Gửi chậm' },
    hint: 'Trung tâm có liên lạc nhưng dữ liệu chưa lên kịp. Nếu kéo dài, cần kiểm tra đường truyền.',
    of: (centre, { now }) => {
      const { rows = 0, oldestAt = null } = centre.backlog ?? {}
      if (!isHeard(centre, now) || rows === 0 || oldestAt === null || now - oldestAt < SLOW_MS) return null
      return `${count(rows)} mục dữ liệu chờ gửi, lâu nhất ${minutes(now - oldestAt)}`
    },
  },
  {
    ...{ kind: 'care', title: 'Dữ liệu bị từ chối' },
    hint: 'Công chức tại Trung tâm cần xử lý; chỉ những hồ sơ này phải chờ.',
    of: ({ rejected, held }) =>
      rejected > 0
        ? `${count(rejected)} mục chờ xử lý${held > 0 ? `, ${count(held)} mục cùng hồ sơ chờ theo` : ''}`
        : null,
  },
  {
    ...{ kind: 'care', title: 'Tệp bị mất hoặc hỏng trong kho của tỉnh' },
    hint: 'Tỉnh tự yêu cầu Trung tâm gửi lại; mục này hết khi đã nhận đủ.',
    of: ({ id }, { now, files }) => {
      const lost = files.lost.find(({ centreId }) => centreId === id)
      if (!lost) return null
      const parts = [
        lost.missing > 0 ? `${count(lost.missing)} tệp bị mất` : '',
        lost.spoilt > 0 ? `${count(lost.spoilt)} tệp bị hỏng` : '',
      ]
      return `${parts.filter(Boolean).join(', ')}, phát hiện ${when(lost.since, now)}`
    },
  },
  {
    ...{ kind: 'care', title: 'Sắp hết dung lượng tệp' },
    hint: 'Khi hết, tệp số hóa nằm chờ tại Trung tâm. Quản trị viên của tỉnh cần tăng dung lượng.',
    of: ({ fileBytes, quotaBytes }) =>
      fileBytes > quotaBytes * NEARLY_FULL ? `đã dùng ${Math.floor((fileBytes * 100) / quotaBytes)}%` : null,
  },
  {
    ...{ kind: 'care', title: 'Vừa khôi phục từ bản sao lưu' },
    hint: 'Trung tâm cần đối chiếu với hồ sơ giấy những việc làm sau bản sao lưu.',
    of: ({ epochs }, { now }) => {
      const { no = 1, startedAt = 0 } = epochs.at(-1) ?? {}
      return no > 1 && now - startedAt < DAY ? `dữ liệu được ghi tiếp từ ${when(startedAt, now)}` : null
    },
  },
  {
    ...{ kind: 'care', title: 'Đồng hồ sai' },
    hint: 'Giờ trên giấy tờ của Trung tâm có thể sai. Cần chỉnh lại giờ máy chủ của Trung tâm.',
    of: ({ aheadMs }) =>
      Math.abs(aheadMs) > CLOCK_MS ? `${aheadMs > 0 ? 'nhanh' : 'chậm'} ${minutes(Math.abs(aheadMs))}` : null,
  },
]

/** How badly a centre needs somebody: 0 not at all, 1 soon, 2 now. */
export function needOf(centre: CentreSummary, seen: Seen): number {
  const kinds = KINDS.filter((one) => one.of(centre, seen) !== null).map(({ kind }) => kind)
  return kinds.includes('stop') ? 2 : Math.min(1, kinds.length)
}

const SIGN = html`<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
  <path d="M12 3 2 20h20L12 3Z" stroke-linejoin="round" /><path d="M12 10v5m0 2.5v.5" stroke-linecap="round" />
</svg>`

/** What needs somebody, each kind once with the centres that it concerns. */
export function notices(centres: readonly CentreSummary[], seen: Seen): Html {
  const found = KINDS.flatMap((kind) => {
    const of = centres.flatMap((centre) => {
      const words = kind.of(centre, seen)
      return words === null ? [] : [{ centre, words }]
    })
    return of.length === 0 ? [] : [notice(kind, of)]
  })
  const { away, last } = seen.files
  const unread = last?.unread ?? 0
  const all = [...(away > 0 ? [noticeOfAway(away)] : []), ...(unread > 0 ? [noticeOfUnread(unread)] : []), ...found]
  return all.length === 0 ? html`` : html`<ul class="notices">${all}</ul>`
}

const noticeOfAway = (files: number): Html =>
  html`<li class="notice stop">${SIGN}<div>
    <strong>Kho tệp của tỉnh không đọc được: ${count(files)} tệp</strong>
    <p>Có thể ổ đĩa chứa tệp chưa được gắn. Chưa tệp nào bị coi là mất. Kỹ thuật viên của tỉnh cần kiểm tra ngay.</p>
  </div></li>`

const noticeOfUnread = (files: number): Html =>
  html`<li class="notice care">${SIGN}<div>
    <strong>Không kiểm tra được ${count(files)} tệp trong kho của tỉnh</strong>
    <p>Các tệp khác đã được kiểm tra. Tên tệp có trong nhật ký của dịch vụ. Kỹ thuật viên của tỉnh cần kiểm tra ổ đĩa
    và quyền đọc; tệp sẽ được kiểm tra lại trong lần sau.</p>
  </div></li>`

function notice({ kind, title, hint }: Kind, of: readonly { centre: CentreSummary; words: string }[]): Html {
  const [first] = of
  const list = html`<ul>
    ${of.map(({ centre: { id, name }, words }) => html`<li><a href="#tt-${id}">${name}</a>: ${words}</li>`)}
  </ul>`
  const folded =
    of.length > OPEN ? html`<details><summary>Xem ${count(of.length)} Trung tâm</summary>${list}</details>` : list
  const one = html`<p>${capital(first?.words ?? '')}. ${hint} <a href="#tt-${first?.centre.id ?? ''}">Xem trong bảng</a></p>`
  return html`<li class="notice ${kind}">${SIGN}<div>
    <strong>${title}: ${of.length === 1 ? (first?.centre.name ?? '') : `${count(of.length)} Trung tâm`}</strong>
    ${of.length === 1 ? one : html`<p>${hint}</p>${folded}`}
  </div></li>`
}

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)
