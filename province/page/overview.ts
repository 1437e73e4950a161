import { businessDate } from '../../shared/domain/time/vietnam-time.ts'
import { clockFace, weekdayDate } from '../../shared/i18n/format.ts'
import { readFilesChecked } from '../api/file-check.ts'
import type { FilesChecked } from '../api/file-check.ts'
import type { CentreSummary, DayFigure, LateDossier, Store } from '../store/store.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { LATE_SHOWN, centreTable, lateTable } from './tables.ts'
import { isHeard, needOf, notices } from './troubles.ts'
import { bytes, count, decimal, when } from './words.ts'

/** What the page shows. */
export type Overview = {
  readonly now: number
  readonly centres: readonly CentreSummary[]
  readonly late: readonly LateDossier[]
  readonly figures: readonly DayFigure[]
  readonly files: Omit<FilesChecked, 'running'>
}

export async function readOverview(store: Store, now: number): Promise<Overview> {
  const [centres, late, figures, files] = await Promise.all([
    store.centres(now),
    store.late(now, LATE_SHOWN),
    store.figures(businessDate(now)),
    readFilesChecked(store),
  ])
  return { now, centres, late, figures, files }
}

/** The body of the page: first what needs somebody, then every centre, then the dossiers that are late. */
export function overviewPage({ now, centres, late, figures, files }: Overview): Html {
  const seen = { now, files }
  const sorted = centres.toSorted((a, b) => needOf(b, seen) - needOf(a, seen))
  return html`<header>
      <h1>Tình hình kết nối của các Trung tâm</h1>
      <p>Số liệu lúc ${clockFace(now)}<br />${weekdayDate(now)}</p>
      <div class="acts">
        <a class="button" href="/">Cập nhật</a>
        <form method="post" action="/log-out"><button class="quiet">Đăng xuất</button></form>
      </div>
    </header>
    <main>
      ${sums(centres, now)} ${notices(centres, seen)}
      <h2>Các Trung tâm</h2>
      ${centreTable(sorted, figures, now)}
      <h2>Hồ sơ quá hạn</h2>
      ${lateTable(late, centres, now)}
      <h2>Kho tệp số hóa</h2>
      ${shelf(centres, files, now)}
    </main>`
}

function sums(centres: readonly CentreSummary[], now: number): Html {
  const sum = (pick: (centre: CentreSummary) => number): number => centres.reduce((all, one) => all + pick(one), 0)
  const heard = centres.filter((centre) => isHeard(centre, now)).length
  const rated = sum(({ ratings }) => ratings)
  const mean = rated === 0 ? '–' : decimal(sum(({ ratings, meanLevel }) => ratings * (meanLevel ?? 0)) / rated)
  const one = (label: string, value: string, kind = ''): Html =>
    html`<div><dt>${label}</dt><dd class="${kind}">${value}</dd></div>`
  const late = sum(({ lateDossiers }) => lateDossiers)
  const rejected = sum((centre) => centre.rejected)
  return html`<dl class="sums">
    ${[
      one('Đang kết nối', `${count(heard)}/${count(centres.length)}`),
      one('Hồ sơ đang giải quyết', count(sum(({ openDossiers }) => openDossiers))),
      one('Hồ sơ quá hạn', count(late), late > 0 ? 'stop' : ''),
      one('Dữ liệu bị từ\u00A0chối', count(rejected), rejected > 0 ? 'care' : ''),
      one('Lượt đánh giá', count(rated)),
      one('Hài lòng (trên\u00A05)', mean),
    ]}
  </dl>`
}

/** How many files are kept, and until when they are known to be as they came. */
function shelf(centres: readonly CentreSummary[], { last, lost }: Overview['files'], now: number): Html {
  const kept = bytes(centres.reduce((sum, { fileBytes }) => sum + fileBytes, 0))
  const awaited = lost.reduce((sum, { missing, spoilt }) => sum + missing + spoilt, 0)
  const is = awaited === 0 ? 'Không có tệp nào bị mất hoặc hỏng.' : `Đang chờ Trung tâm gửi lại ${count(awaited)} tệp.`
  const looked =
    last === null
      ? 'Chưa kiểm tra toàn bộ lần nào: việc này tự chạy từ 1 giờ đến 5 giờ sáng.'
      : `Kiểm tra toàn bộ lần cuối: ${when(last.at, now)}, ${count(last.files)} tệp.`
  return html`<p class="shelf">Đang lưu ${kept}. ${is}<br />${looked}</p>`
}
