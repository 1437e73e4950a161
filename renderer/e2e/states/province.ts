import { fakeCentre, received, row, step, ticket } from '../../../province/testkit/fake-centre.ts'
import { OPERATOR_TOKEN, startTestProvince } from '../../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../../province/testkit/start-test-province.ts'
import { PROTOCOL } from '../../../shared/province/wire.ts'
import { SCREENS } from '../browser.ts'
import type { PageState } from './state.ts'

const NOON = Date.parse('2026-11-25T05:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Clock = { now: number }
type Telling = { readonly events: readonly object[]; readonly backlog?: { rows: number; oldestAt: number | null } }

/** A centre that was heard last at a moment, and what it said then. */
async function centre(province: TestProvince, clock: Clock, id: string, name: string, at: number, said: Telling) {
  clock.now = at
  const given = await province.operate('/centres', { id, name: `Trung tâm Phục vụ hành chính công ${name}` })
  const fake = fakeCentre(province.url, id, (given as { token: string }).token)
  await fake.begin('E1')
  const backlog = said.backlog ?? { rows: 0, oldestAt: null }
  await fake.post('/events', { protocol: PROTOCOL, centre: id, epoch: 'E1', from: 0, sentAt: at, ...said, backlog })
  return fake
}

const today = (seq: number, type: string, body: object) => ({ ...row(seq, type, null, body), day: '2026-11-25' })
const due = (seq: number, n: number, dueAt: number) => received(seq, n, { dueAt })

/** One works as it should, one is late, one silent, one has refused rows, one was restored, one is shut out. */
async function sixCentres(province: TestProvince, clock: Clock): Promise<void> {
  const add = (...said: [id: string, name: string, at: number, said: Telling]) => centre(province, clock, ...said)
  const rated = { ticketId: 't3', counterId: 'q1', level: 5, scale: 5, reasons: [], source: 'tablet' }
  const work = [
    today(1, 'ticket.issued', { serviceId: 's1' }),
    today(2, 'ticket.finished', { counterId: 'q1', serviceMs: 1 }),
    today(3, 'rating.given', rated),
  ]
  await add('phuong-mau', 'phường Mẫu', NOON - MINUTE, { events: [...work, due(4, 1, NOON + DAY)] })
  const late = { rows: 8_500, oldestAt: NOON - 26 * HOUR }
  await add('cau-mau', 'phường Cầu Mẫu', NOON - 2 * MINUTE, { backlog: late, events: [due(1, 2, NOON - 3 * DAY)] })
  const waits = { rows: 1_240, oldestAt: NOON - 6 * HOUR }
  await add('ban-mau', 'xã Bản Mẫu', NOON - 5 * HOUR, { backlog: waits, events: [due(1, 3, NOON + DAY)] })
  const refused = [due(1, 4, NOON + DAY), step(2, 4, 'forwarded', { stray: 1 }), step(3, 4, 'paymentRequired')]
  await add('song-mau', 'phường Sông Mẫu', NOON - 2 * MINUTE, { events: refused })
  const restored = await add('nui-mau', 'xã Núi Mẫu', NOON - 3 * MINUTE, { events: [ticket(1), ticket(2)] })
  await restored.begin('E2', { epoch: 'E1', seq: 1 })
  await add('doi-mau', 'xã Đồi Mẫu', NOON - MINUTE, { events: [ticket(1)] })
  await province.operate('/centres/doi-mau/suspension', { suspended: true })
  clock.now = NOON
}

export const provinceStates: readonly PageState[] = [
  {
    name: 'province-overview',
    what: 'What the province sees of its centres: first what needs somebody, each kind of trouble once.',
    only: 'vi',
    scrolls: true,
    async arrange(scene) {
      const clock = { now: NOON }
      const read = () => clock.now
      const province = scene.keep(await startTestProvince({ clock: { now: read, monotonic: read } }))
      await sixCentres(province, clock)
      const opened = await scene.openAddress(province.url, SCREENS.desk)
      await opened.page.getByLabel('Mã quản trị').fill(OPERATOR_TOKEN)
      await opened.page.getByRole('button', { name: 'Đăng nhập' }).click()
      await opened.page.getByRole('heading', { name: 'Hồ sơ quá hạn' }).waitFor()
      return opened
    },
  },
]
