import { verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { provinceChange } from '../../../../../shared/province/changes.ts'
import { SOURCE_OF_FIELD } from '../../../../../shared/province/national/refusals.ts'
import { seq } from '../../../../../shared/province/wire.ts'

/**
 * What the province answers to a package: which rows were taken, which were refused and why. As JSON by a program, or as CSV
 * from a spreadsheet. Rows that it does not name stay open.
 */
export const answerFile = z.strictObject({
  dinh_dang: z.literal('motcua-tra-loi-1'),
  trung_tam: z.string(),
  /** Number of this answer: runs from 1 without gaps. */
  so: z.number().int().positive(),
  /** The package that it answers, and which edition of it. */
  goi: z.number().int().positive(),
  ban: z.number().int().positive(),
  /** The package did not arrive whole: it is needed once more, and nothing of it was taken. */
  hong: z.boolean().default(false),
  nhan: z.array(seq).default([]),
  tu_choi: z
    .array(
      z.strictObject({ so_thu_tu: seq, ly_do: z.string().min(1).max(500), truong: z.string().max(120).optional() }),
    )
    .default([]),
  /** Rows that are named: a file that was cut off says another number than it holds. */
  so_dong: z.number().int().min(0),
  /** What the province tells besides, in the words of shared/province/changes.ts. */
  thay_doi: z.array(provinceChange).default([]),
})
export type AnswerFile = z.infer<typeof answerFile>

export const answerName = (no: number): string => `tra-loi-${String(no).padStart(6, '0')}`

export type ReadAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'torn' }
  | { readonly kind: 'answer'; answer: AnswerFile }

/** Reads answer number `no` of a folder. @param pem key with which it has to be signed; undefined: it need not be */
export function readAnswerFile(folder: string, no: number, pem: string | undefined): ReadAnswer {
  const at = (end: string): string => join(folder, `${answerName(no)}${end}`)
  const path = ['.json', '.csv'].map(at).find((one) => existsSync(one))
  if (path === undefined) return { kind: 'none' }
  try {
    const bytes = readFileSync(path)
    if (pem !== undefined && !verify(null, bytes, pem, readFileSync(at('.sig')))) return { kind: 'torn' }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const answer = answerFile.parse(path.endsWith('.json') ? JSON.parse(text) : fromCsv(text, no))
    const isWhole = answer.so === no && answer.so_dong === answer.nhan.length + answer.tu_choi.length
    return isWhole ? { kind: 'answer', answer } : { kind: 'torn' }
  } catch {
    return { kind: 'torn' }
  }
}

/** Cells of a table: `goi`, `ban`, `so_thu_tu`, `ket_qua` (nhan or tu_choi), `ly_do`, `truong`; the last line: `HET` and how many. */
const csvRow = z.object({
  goi: z.string(),
  ban: z.string().default('1'),
  so_thu_tu: z.string().default(''),
  ket_qua: z.string().default(''),
  ly_do: z.string().default(''),
  truong: z.string().default(''),
  trung_tam: z.string().default(''),
})

function fromCsv(text: string, no: number): unknown {
  const options = { bom: true, columns: true, trim: true, skip_empty_lines: true } as const
  const rows = csvRow.array().parse(parse(text, { ...options, delimiter: [',', ';'], relax_column_count: true }))
  const last = rows.at(-1)
  const [first] = rows
  if (!last || !first || last.goi !== 'HET') throw new Error('it has no last line')
  const named = rows.slice(0, -1)
  const of = (what: string) => named.filter(({ ket_qua }) => ket_qua === what)
  return {
    ...{
      dinh_dang: 'motcua-tra-loi-1',
      trung_tam: first.trung_tam,
      so: no,
      goi: Number(first.goi),
      ban: Number(first.ban),
    },
    ...{ hong: named.some(({ ket_qua }) => ket_qua === 'hong'), nhan: of('nhan').map((row) => Number(row.so_thu_tu)) },
    tu_choi: of('tu_choi').map(({ so_thu_tu, ly_do, truong }) => ({
      ...{ so_thu_tu: Number(so_thu_tu), ly_do },
      ...(truong === '' ? {} : { truong }),
    })),
    so_dong: Number(last.ban),
  }
}

/** The place in a row that an answer names, by our name of it or the national one. */
export const placeOf = (field: string | undefined): string | null =>
  field === undefined ? null : (SOURCE_OF_FIELD[field] ?? field)
