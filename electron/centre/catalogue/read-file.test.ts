import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { templateCsv, templateXlsx } from '../../../renderer/apps/admin/catalogue/template.ts'
import { FileRefusal } from './file-refusal.ts'
import { readFile } from './read-file.ts'

const HEAD = ['Mã TTHC', 'Tên thủ tục', 'Lĩnh vực']
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const rowOf = (cells: readonly string[], more = ''): string => `<row>${cells.map(cell).join('')}${more}</row>`

/** A workbook of one sheet, with parts of its own. */
function workbook(rows: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`
  return zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8(sheet), ...more })
}

function refusalOf(bytes: Uint8Array): string {
  try {
    readFile(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof FileRefusal) return error.code
    throw error
  }
}

describe('workbooks', () => {
  test('shared and inline texts, numbers, left-out cells and rows stand where they belong', () => {
    const shared =
      '<sst><si><t>1.004222</t></si><si><r><t>Đăng ký </t></r><r><t>thường trú</t></r><rPh><t>x</t></rPh></si></sst>'
    const rows = `${rowOf(HEAD)}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="str"><v>Cư trú</v></c></row>`
    const { format, rows: read } = readFile(workbook(rows, { 'xl/sharedStrings.xml': strToU8(shared) }))
    expect(format).toBe('xlsx')
    expect(read).toMatchObject([{ row: 3, code: '1.004222', name: 'Đăng ký thường trú', field: 'Cư trú' }])
  })

  test('the first sheet that is shown counts', () => {
    const sheets =
      '<workbook><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>'
    const links =
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>'
    const sheet2 = `<worksheet><sheetData>${rowOf(HEAD)}${rowOf(['1.000001', 'Hai', 'X'])}</sheetData></worksheet>`
    const bytes = workbook(rowOf(HEAD) + rowOf(['1.000002', 'Ẩn', 'X']), {
      'xl/workbook.xml': strToU8(sheets),
      'xl/_rels/workbook.xml.rels': strToU8(links),
      'xl/worksheets/sheet2.xml': strToU8(sheet2),
    })
    expect(readFile(bytes).rows.map(({ name }) => name)).toEqual(['Hai'])
  })

  const one = rowOf(HEAD) + rowOf(['1.000001', 'Một', 'X'])
  test.each<[string, () => Uint8Array, string]>([
    [
      'a formula',
      () => workbook(rowOf(HEAD) + rowOf(['1.000001', 'Một'], '<c><f>A1&amp;B1</f><v>x</v></c>')),
      'CATALOGUE_FORMULA',
    ],
    [
      'a million rows',
      () => workbook(`${rowOf(HEAD)}<row r="1000000">${cell('a')}${cell('b')}</row>`),
      'CATALOGUE_TOO_LARGE',
    ],
    [
      'a bomb',
      () => workbook(one, { 'xl/sharedStrings.xml': new Uint8Array(200 * 1024 * 1024) }),
      'CATALOGUE_TOO_LARGE',
    ],
    ['no sheet', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'CATALOGUE_FILE_BROKEN'],
    ['a zip that is cut off', () => workbook(one).slice(0, 60), 'CATALOGUE_FILE_BROKEN'],
    [
      'a document type with entities',
      () =>
        workbook('', {
          'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
        }),
      'CATALOGUE_FILE_BROKEN',
    ],
  ])('%s is refused', (_what, make, code) => expect(refusalOf(make())).toBe(code))

  test('what says that it is smaller than it is never grows past what it said', () => {
    const bytes = workbook(one, { 'xl/sharedStrings.xml': strToU8(`<sst>${'<si><t>a</t></si>'.repeat(50_000)}</sst>`) })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // The size after unpacking stands in the central directory, 24 bytes behind its sign.
    for (let at = 0; at < bytes.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 64, true)
    expect(refusalOf(bytes)).toBe('CATALOGUE_FILE_BROKEN')
  })
})

describe('texts', () => {
  const csv = 'Mã TTHC;Tên thủ tục;Lĩnh vực\r\n1.000001;"Một; ""hai""";Hộ tịch\r\n'
  const windows1258 = Buffer.from('M\xe3 TTHC;T\xean th\xf9\xd2 t\xf9\xf2c;L\xefnh v\xf9\xf2c', 'latin1')

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(csv), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv}`), 'utf-8'],
    [
      'UTF-16 of Excel',
      Buffer.from(`\uFEFF${csv.replaceAll(';', '\t').replace('Một\t', 'Một;')}`, 'utf16le'),
      'utf-16',
    ],
  ])('%s', (_what, bytes, encoding) => {
    const read = readFile(bytes)
    expect([read.encoding, read.rows[0]?.name, read.rows[0]?.field]).toEqual([encoding, 'Một; "hai"', 'Hộ tịch'])
  })

  test('letters that read as no Vietnamese are refused rather than shown as rubbish', () => {
    expect(refusalOf(windows1258)).toBe('CATALOGUE_ENCODING')
  })

  test('Windows-1258 with its marks behind the letters', () => {
    // “Mã TTHC;Tên thủ tục;Lĩnh vực” as that page of signs has it: hook D2, dot F2, tilde DE.
    const head = 'M\xe3 TTHC;T\xean thu\xd2 tu\xf2c;Li\xdenh v\xfd\xf2c\n'
    const read = readFile(Buffer.from(`${head}1.000001;Ph\xf2;X y\n`, 'latin1'))
    expect([read.encoding, read.rows[0]?.code]).toEqual(['windows-1258', '1.000001'])
  })

  test('JSON of the national shape, bare or under a name', () => {
    const one = {
      ...{ code: ' 1.004222', name: 'Đăng ký thường trú', isWard: true, state: 'ACTIVE' },
      executionMethods: [
        {
          submissionMethod: 'DIRECT',
          processingTime: 7,
          processingTimeUnit: 'WORKING_DAY',
          fees: [{ value: 0, description: 'Mức lệ phí do HĐND tỉnh quy định' }],
        },
        { submissionMethod: 'DIRECT', processingTime: 7, processingTimeUnit: 'WORKING_DAY', fees: [] },
        { submissionMethod: 'ONLINE', processingTime: 3, processingTimeUnit: 'OTHER', fees: [{ value: 500 }] },
      ],
      executionCases: [
        {
          profileComponents: [
            { name: 'Lưu ý: nộp bản sao', originalQty: 0, copyQty: 0 },
            { name: 'Tờ khai', originalQty: 1, copyQty: 0 },
          ],
        },
      ],
      categoriesDetails: [{ code: 'G01', name: 'Cư trú' }],
    }
    for (const value of [[one], { data: { items: [one] } }]) {
      const [row] = readFile(Buffer.from(JSON.stringify(value))).rows
      expect(row).toMatchObject({
        ...{ code: '1.004222', level: 'commune', field: 'Cư trú', isEnded: false },
        fee: 'Trực tiếp: theo quy định của HĐND tỉnh hoặc bộ (CSDL quốc gia ghi 0); Trực tuyến: 500đ',
        components: [{ name: 'Tờ khai', originals: 1, copies: 0 }],
      })
      expect(row?.limits).toEqual([
        { channel: 'direct', amount: 7, unit: 'working-day', words: '7 ngày làm việc' },
        { channel: 'online', amount: null, unit: 'other', words: '3 (đơn vị ghi “khác”)' },
      ])
      expect(row?.findings.map(({ code }) => code)).toEqual(['limit-unread', 'instruction-left-out'])
    }
  })

  test('our own templates are read as they are given out', () => {
    for (const bytes of [templateXlsx(), Buffer.from(templateCsv())]) {
      const { rows, unknownColumns } = readFile(bytes)
      expect(unknownColumns).toEqual([])
      expect(rows.map(({ code, isEnded }) => [code, isEnded])).toEqual([
        ['1.004222', false],
        ['1.001193', true],
      ])
      expect(rows[0]?.components).toHaveLength(2)
    }
  })
})
