import { answerV1, dossierV1, progressV1 } from '../../shared/province/national/fields-v1.ts'
import type { DossierV1, ProgressV1 } from '../../shared/province/national/fields-v1.ts'
import { mayFollow, nationalStatus } from '../../shared/province/national/statuses.ts'
import { refusalOf, strictServer } from './strict-server.ts'
import type { StrictAnswer, StrictRequest, StrictServer } from './strict-server.ts'

export const V1_ACCOUNT = { username: 'trungtam', password: 'mật khẩu thử', madonvi: 'H42.12', dstcode: 'VN:TEST:H42' }

export type NationalV1Server = StrictServer & {
  readonly dossiers: ReadonlyMap<string, DossierV1>
  readonly progress: readonly ProgressV1[]
  readonly logIns: () => number
  /** Somebody there moves a dossier. */
  moveTo(code: string, status: string): void
  /** A value that it does not take, until null is said. */
  dislike(value: { field: string; value: string } | null): void
}

/** The portal of the first generation, strict: it takes what national-data §3.2 lists and nothing else. */
export async function nationalV1Server(): Promise<NationalV1Server> {
  const dossiers = new Map<string, DossierV1>()
  const progress: ProgressV1[] = []
  let session = ''
  let logIns = 0
  let disliked: { field: string; value: string } | null = null

  function logIn(given: Partial<typeof V1_ACCOUNT>): StrictAnswer {
    if (given.username !== V1_ACCOUNT.username || given.password !== V1_ACCOUNT.password)
      return no('01', 'Sai tên đăng nhập hoặc mật khẩu')
    logIns += 1
    session = `phien-${logIns}`
    return ok({ session })
  }

  function dossier(isUpdating: unknown, raw: unknown): string | null {
    const refusal = refusalOf(dossierV1, raw)
    if (refusal !== null) return refusal
    const one = dossierV1.parse(raw)
    if (disliked && one[disliked.field as 'MaTTHC'] === disliked.value)
      return `Giá trị của trường ${disliked.field} không có trong danh mục dùng chung`
    const before = dossiers.get(one.MaHoSo)
    if (isUpdating !== 'True' && before) return `Hồ sơ ${one.MaHoSo} đã tồn tại`
    if (isUpdating === 'True' && !before) return `Không tìm thấy hồ sơ ${one.MaHoSo}`
    if (before && !follows(before.TrangThaiHoSo, one.TrangThaiHoSo))
      return `Trạng thái không được chuyển từ ${before.TrangThaiHoSo} sang ${one.TrangThaiHoSo}`
    dossiers.set(one.MaHoSo, one)
    return null
  }

  function line(raw: unknown): string | null {
    const refusal = refusalOf(progressV1, raw)
    if (refusal !== null) return refusal
    const one = progressV1.parse(raw)
    if (!dossiers.has(one.MaHoSo)) return `Không tìm thấy hồ sơ ${one.MaHoSo}`
    const same = (other: ProgressV1): boolean =>
      [other.MaHoSo, other.ThoiDiemXuLy, other.TrangThai].join() ===
      [one.MaHoSo, one.ThoiDiemXuLy, one.TrangThai].join()
    if (!progress.some(same)) progress.push(one)
    return null
  }

  function service(body: Record<string, unknown>): StrictAnswer {
    if (body['session'] !== session || session === '') return no('-401', 'Phiên làm việc đã hết hạn')
    if (body['madonvi'] !== V1_ACCOUNT.madonvi) return no('02', 'Mã đơn vị không đúng')
    if (body['service'] === 'TraCuuHoSo') {
      const found = dossiers.get(String(body['mahoso']))
      return ok({ result: found ? [found] : [] })
    }
    const rows = Array.isArray(body['data']) ? (body['data'] as unknown[]) : []
    if (rows.length === 0) return no('03', 'Thiếu trường bắt buộc data')
    if (body['service'] === 'CapNhatTienDoHoSoMC') return said(rows.map(line))
    if (body['service'] !== 'DongBoHoSoMC') return no('04', 'Không có dịch vụ này')
    if (body['isUpdating'] !== 'True' && body['isUpdating'] !== 'False')
      return no('05', 'Thiếu trường bắt buộc isUpdating')
    return said(rows.map((row) => dossier(body['isUpdating'], row)))
  }

  function answer({ method, path, headers, body }: StrictRequest): StrictAnswer {
    if (method !== 'POST' || !/^\/mapi\/(login|g)$/.test(path)) return { status: 404, body: { error: 'không có' } }
    if (headers['dstcode'] !== V1_ACCOUNT.dstcode) return { status: 403, body: { error: 'dstcode' } }
    const given = JSON.parse(body.toString('utf8')) as Record<string, unknown>
    return path === '/mapi/login' ? logIn(given) : service(given)
  }

  const server = await strictServer(answer, {
    isLogIn: ({ path }) => path === '/mapi/login',
    expire: () => (session = ''),
  })
  return {
    ...server,
    ...{ dossiers, progress, logIns: () => logIns },
    moveTo(code, to) {
      const one = dossiers.get(code)
      if (one) dossiers.set(code, { ...one, TrangThaiHoSo: to })
    },
    dislike: (value) => (disliked = value),
  }
}

function follows(before: string, after: string): boolean {
  const [from, to] = [nationalStatus(before), nationalStatus(after)]
  return from !== null && to !== null && mayFollow(from, to)
}

const ok = (more: object): StrictAnswer => ({ status: 200, body: answerV1.parse({ error_code: '00', ...more }) })
const no = (code: string, words: string): StrictAnswer => ({
  status: 200,
  body: answerV1.parse({ error_code: code, error_message: words }),
})
const said = (refusals: readonly (string | null)[]): StrictAnswer => {
  const first = refusals.find((one) => one !== null)
  return first === undefined ? ok({ result: [] }) : no('06', first)
}
