import type { Client } from '../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../shared/api/operations.ts'
import { CATALOGUE_PART_BYTES } from '../../shared/api/operations/catalogue.ts'
import { must } from './hall.ts'

/** A national code that no shipped procedure has. */
export const codeAt = (n: number): string => `9.${String(n).padStart(6, '0')}`

const LIMITS = ['05 ngày làm việc', 'Trong ngày', '15 ngày', 'Không quá 03 ngày làm việc', 'Theo từng bước thực hiện']
const FEES = ['20.000đ', 'Không', 'Trực tiếp: 50.000đ; Trực tuyến: 25.000đ', '10.000đ/lần đăng ký', '100.000đ/giấy']
const FIELDS = ['Hộ tịch', 'Chứng thực', 'Đất đai', 'Hộ kinh doanh', 'Bảo trợ xã hội']
const PAPERS = [
  'Tờ khai theo mẫu (bản chính: 1, bản sao: 0)',
  'Giấy tờ chứng minh nơi cư trú hoặc thông tin trong Cơ sở dữ liệu quốc gia về dân cư (bản chính: 0, bản sao: 1)',
  'Văn bản ủy quyền có chứng thực trong trường hợp ủy quyền (bản chính: 1, bản sao: 0)',
  'Giấy tờ có giá trị thay thế do cơ quan có thẩm quyền cấp, còn thời hạn sử dụng (bản chính: 0, bản sao: 2)',
]
const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** Heads of a table and its rows, as an office makes it. */
export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
const HEADS = ['Mã TTHC', 'Tên thủ tục hành chính', 'Lĩnh vực', 'Cấp', 'Thời hạn', 'Phí, lệ phí', 'Thành phần hồ sơ']

/** A list of procedures with names, papers, limits and fees of usual lengths; `feeOf` and `nameOf` change single rows. */
export function madeUpTable(
  count: number,
  { feeOf, nameOf }: { feeOf?: (n: number) => string | undefined; nameOf?: (n: number) => string | undefined } = {},
): Table {
  const rows = Array.from({ length: count }, (_, i) => {
    const n = i + 1
    return [
      codeAt(n),
      nameOf?.(n) ?? `Thủ tục thử nghiệm số ${n} về đăng ký, cấp lại, điều chỉnh thông tin trong lĩnh vực quản lý`,
      of(FIELDS, n),
      of(['Cấp tỉnh', 'Cấp xã', 'Cấp tỉnh, cấp xã'], n),
      of(LIMITS, n),
      feeOf?.(n) ?? of(FEES, n),
      PAPERS.slice(0, 1 + (n % PAPERS.length)).join('\n'),
    ]
  })
  return { heads: HEADS, rows }
}

const quoted = (cell: string): string => (/[",;\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The table as a file of text. */
export const csvOf = ({ heads, rows }: Table, sign = ';'): Buffer =>
  Buffer.from([heads, ...rows].map((row) => row.map(quoted).join(sign)).join('\r\n'), 'utf8')

/** Sends a file part by part. @returns its id */
export async function sendCatalogue(client: Client, bytes: Uint8Array): Promise<string> {
  const fileId = crypto.randomUUID()
  for (let offset = 0; offset < bytes.length; offset += CATALOGUE_PART_BYTES) {
    const data = Buffer.from(bytes.subarray(offset, offset + CATALOGUE_PART_BYTES)).toString('base64')
    must(await client.call('addCataloguePart', { body: { fileId, offset, data } }))
  }
  return fileId
}

type Asked = Partial<Omit<BodyOf<'previewCatalogue'>, 'fileId'>> & { from: string }

/** Sends a file and has it read. */
export async function previewOf(
  client: Client,
  bytes: Uint8Array,
  asked: Asked,
): Promise<AnswerOf<'previewCatalogue'>> {
  const fileId = await sendCatalogue(client, bytes)
  const body = { fileId, isWhole: false, mapping: {}, decision: '', ...asked }
  return must(await client.call('previewCatalogue', { body }))
}

/** Sends, reads and imports a file. */
export async function importOf(
  client: Client,
  bytes: Uint8Array,
  asked: Asked,
  how: Partial<BodyOf<'importProcedures'>> = {},
): Promise<AnswerOf<'importProcedures'>> {
  const { previewId } = await previewOf(client, bytes, asked)
  const body = { previewId, decision: '1872/QĐ-UBND', mustRead: true, accepted: [], ...how }
  return must(await client.call('importProcedures', { body }))
}
