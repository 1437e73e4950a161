import { hash } from 'node:crypto'
import { appendV2, dossierV2, progressV2, statusV2 } from '../../shared/province/national/fields-v2.ts'
import type { DossierV2, ProgressV2 } from '../../shared/province/national/fields-v2.ts'
import { mayFollow, nationalStatus } from '../../shared/province/national/statuses.ts'
import { refusalOf, strictServer } from './strict-server.ts'
import type { StrictAnswer, StrictRequest, StrictServer } from './strict-server.ts'

export const V2_ACCOUNT = { clientId: 'trungtam.mau', clientSecret: 'bí mật thử', unit: 'H42.12' }

type KeptV2 = DossierV2 & { readonly idHoSo: string; status: number }
export type NationalV2Server = StrictServer & {
  readonly dossiers: ReadonlyMap<string, KeptV2>
  readonly progress: readonly ProgressV2[]
  readonly files: ReadonlyMap<string, Buffer>
  readonly logIns: () => number
  dislike(value: { field: string; value: string } | null): void
}

/** A system of the second generation, strict: six steps, and what national-data §3.3 lists (doubts `v2-…`). */
export async function nationalV2Server(): Promise<NationalV2Server> {
  const kept: Kept = { dossiers: new Map(), progress: [], files: new Map(), given: new Set(), disliked: null }
  const steps = stepsOf(kept)
  let token = ''
  let logIns = 0

  function answer(request: StrictRequest): StrictAnswer {
    const { path, headers, body } = request
    if (path === '/GetToken') {
      const { client_id: id, client_secret: secret } = json(body) as Record<string, string>
      if (id !== V2_ACCOUNT.clientId || secret !== V2_ACCOUNT.clientSecret) return bad('client_id')
      logIns += 1
      token = `token-${logIns}`
      return { status: 200, body: { access_token: token } }
    }
    const step = steps[path]
    if (!step) return { status: 404, body: { message: 'Không có dịch vụ này' } }
    if (token === '' || headers.authorization !== `Bearer ${token}`) return { status: 401, body: { message: 'token' } }
    return step(request)
  }

  const server = await strictServer(answer, { isLogIn: ({ path }) => path === '/GetToken', expire: () => (token = '') })
  const { dossiers, progress, files } = kept
  return { ...server, dossiers, progress, files, logIns: () => logIns, dislike: (value) => (kept.disliked = value) }
}

type Kept = {
  readonly dossiers: Map<string, KeptV2>
  readonly progress: ProgressV2[]
  readonly files: Map<string, Buffer>
  readonly given: Set<string>
  disliked: { field: string; value: string } | null
}

function stepsOf(kept: Kept): Record<string, (request: StrictRequest) => StrictAnswer> {
  const { dossiers, progress, files, given } = kept
  return {
    '/GetNextValue': ({ query }) => {
      if (query.get('code') !== V2_ACCOUNT.unit) return bad('Trường code không đúng định dạng')
      const value = `${V2_ACCOUNT.unit}-20261123-${String(given.size + 1).padStart(7, '0')}`
      given.add(value)
      return { status: 200, body: { value } }
    },
    '/UploadFile': (request) => upload(request, files),
    '/CreateDossier': ({ body }) => {
      const raw = json(body)
      const refusal = refusalOf(dossierV2, raw)
      if (refusal !== null) return bad(refusal)
      const one = dossierV2.parse(raw)
      if (kept.disliked && one[kept.disliked.field as 'MaTTHC'] === kept.disliked.value)
        return bad(`Giá trị của trường ${kept.disliked.field} không có trong danh mục dùng chung`)
      if (!given.has(one.MaHoSo)) return bad('Trường MaHoSo không phải mã đã cấp')
      if (dossiers.has(one.MaHoSo)) return bad(`Hồ sơ ${one.MaHoSo} đã tồn tại`)
      const idHoSo = hash('sha256', one.MaHoSo, 'hex').slice(0, 24)
      dossiers.set(one.MaHoSo, { ...one, idHoSo, status: 2 })
      return { status: 200, body: { data: { idHoSo, maHoSo: one.MaHoSo } } }
    },
    '/NoiHoSo': ({ body }) => {
      const refusal = refusalOf(appendV2, json(body))
      if (refusal !== null) return bad(refusal)
      const { MaHoSo, ThanhPhanHoSo, DanhSachLePhi } = appendV2.parse(json(body))
      const one = dossiers.get(MaHoSo)
      if (!one) return bad(`Không tìm thấy hồ sơ ${MaHoSo}`)
      const known = new Set(one.ThanhPhanHoSo.map((paper) => JSON.stringify(paper)))
      const more = ThanhPhanHoSo.filter((paper) => !known.has(JSON.stringify(paper)))
      dossiers.set(MaHoSo, { ...one, ThanhPhanHoSo: [...one.ThanhPhanHoSo, ...more], DanhSachLePhi })
      return done
    },
    '/CapNhatTienTrinh': ({ body }) => {
      const refusal = refusalOf(progressV2.array().min(1), json(body))
      if (refusal !== null) return bad(refusal)
      for (const one of progressV2.array().parse(json(body))) {
        if (!dossiers.has(one.MaHoSo)) return bad(`Không tìm thấy hồ sơ ${one.MaHoSo}`)
        const keyOf = ({ MaHoSo, ThoiDiemXuLy, TrangThai }: ProgressV2): string =>
          `${MaHoSo} ${ThoiDiemXuLy} ${TrangThai}`
        if (!progress.some((other) => keyOf(other) === keyOf(one))) progress.push(one)
      }
      return done
    },
    '/CapNhatTrangThai': ({ body }) => {
      const refusal = refusalOf(statusV2.array().min(1), json(body))
      if (refusal !== null) return bad(refusal)
      for (const { MaHoSo, TrangThai } of statusV2.array().parse(json(body))) {
        const one = dossiers.get(MaHoSo)
        if (!one) return bad(`Không tìm thấy hồ sơ ${MaHoSo}`)
        const [from, to] = [nationalStatus(one.status), nationalStatus(TrangThai)]
        if (from === null || to === null || !mayFollow(from, to))
          return bad(`Trạng thái không được chuyển từ ${one.status} sang ${TrangThai}`)
        one.status = TrangThai
      }
      return done
    },
  }
}

const done: StrictAnswer = { status: 200, body: { status: 200 } }
const bad = (message: string): StrictAnswer => ({ status: 400, body: { message } })
const json = (body: Buffer): unknown => JSON.parse(body.toString('utf8')) as unknown

/** The part of the form, without a library: one file, as browsers send it. */
function upload({ headers, body }: StrictRequest, files: Map<string, Buffer>): StrictAnswer {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
  const begin = body.indexOf('\r\n\r\n')
  const end = body.lastIndexOf(`\r\n--${boundary}`)
  if (boundary === undefined || begin === -1 || !body.subarray(0, begin).includes('name="files"'))
    return bad('Thiếu trường bắt buộc files')
  const content = body.subarray(begin + 4, end)
  const digest = hash('sha256', content, 'hex')
  files.set(digest, content)
  return { status: 200, body: { data: [{ IdTepTin: digest.slice(0, 24), HashTepTin: digest }] } }
}
