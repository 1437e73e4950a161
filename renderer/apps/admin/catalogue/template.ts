import { strToU8, zipSync } from 'fflate'

/** The columns that the centre reads, with two procedures as an example of how cells are filled. */
export const TEMPLATE: readonly (readonly string[])[] = [
  [
    ...['Mã TTHC', 'Tên thủ tục hành chính', 'Cơ quan', 'Lĩnh vực', 'Cấp thực hiện', 'Thời hạn giải quyết'],
    ...['Thời hạn trực tuyến', 'Phí, lệ phí', 'Thành phần hồ sơ', 'Tình trạng', 'Căn cứ'],
  ],
  [
    ...[
      '1.004222',
      'Đăng ký thường trú',
      'Công an phường',
      'Đăng ký, quản lý cư trú',
      'Cấp xã',
      '07 ngày làm việc',
      '',
    ],
    'Trực tiếp: 20.000đ; Trực tuyến: 10.000đ',
    'Tờ khai thay đổi thông tin cư trú (bản chính: 1, bản sao: 0)\nGiấy tờ chứng minh chỗ ở hợp pháp (bản chính: 0, bản sao: 1)',
    ...['', ''],
  ],
  ['1.001193', 'Đăng ký khai sinh', 'Ủy ban nhân dân phường', 'Hộ tịch', '', '', '', '', '', 'Bãi bỏ', ''],
]

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** As Excel in Viet Nam opens it: semicolons, UTF-8 with a mark. */
export const templateCsv = (): string => `\uFEFF${TEMPLATE.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The smallest workbook that Excel and LibreOffice open: one sheet of texts. */
export function templateXlsx(): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const rows = TEMPLATE.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const files = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Danh mục" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><cols><col min="1" max="11" width="24" customWidth="1"/></cols><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(`${HEAD}${xml}`)])))
}

/** Hands the template to the browser as a file. */
export function saveTemplate(format: 'csv' | 'xlsx'): void {
  const content = format === 'csv' ? templateCsv() : new Uint8Array(templateXlsx())
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : `${SHEET}.sheet`
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = `mau-danh-muc-thu-tuc.${format}`
  link.click()
  URL.revokeObjectURL(url)
}
