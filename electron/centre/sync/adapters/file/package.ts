import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sentEvent } from '../../../../../shared/province/wire.ts'
import type { SentEvent } from '../../../../../shared/province/wire.ts'
import { writeWhole } from './whole-file.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const named = z.strictObject({ ten: z.string(), sha256 })

/** The list of a package: what it holds, and which one comes before it. Its names are read by the province's people. */
export const packageList = z.strictObject({
  dinh_dang: z.literal('motcua-goi-1'),
  trung_tam: z.string(),
  /** Runs from 1 without gaps. */
  so: z.number().int().positive(),
  /** The same package once more, because it had not arrived whole. */
  ban: z.number().int().positive(),
  /** SHA-256 of the list of the package before; null for the first. */
  truoc: sha256.nullable(),
  lap_luc: z.string(),
  so_dong: z.number().int().min(0),
  tep: z.array(named),
  /** Head of the centre's journal, once a day. */
  niem_phong: z.record(z.string(), z.unknown()).nullable(),
})
export type PackageList = z.infer<typeof packageList>
export const packageRows = z.strictObject({
  dinh_dang: z.literal('motcua-goi-1'),
  so: z.number().int().positive(),
  dong: z.array(sentEvent),
})

export const packageName = (no: number): string => `goi-${String(no).padStart(6, '0')}`
export const PUBLIC_KEY = 'khoa-cong-khai.pem'

/** The key with which this centre signs its packages; made at the first use, readable for the service only. */
export function signingKey(file: string): KeyObject {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  return createPrivateKey(readFileSync(file))
}

export const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

export type PackageContent = {
  readonly list: Omit<PackageList, 'dinh_dang' | 'tep' | 'so_dong'>
  readonly rows: readonly SentEvent[]
  readonly csv: string
}

/**
 * Writes a package into a folder; the signature goes last, so that without it everybody sees that it is not whole.
 * @returns SHA-256 of its list
 */
export function writePackage(folder: string, { list, rows, csv }: PackageContent, key: KeyObject): string {
  const name = packageName(list.so)
  const json = JSON.stringify({ dinh_dang: 'motcua-goi-1', so: list.so, dong: rows })
  const files = [
    [`${name}.json`, json],
    [`${name}.csv`, csv],
  ] as const
  for (const [file, text] of files) writeWhole(join(folder, file), text)
  const whole: PackageList = {
    ...{ dinh_dang: 'motcua-goi-1', ...list, so_dong: rows.length },
    tep: files.map(([ten, text]) => ({ ten, sha256: hash('sha256', text, 'hex') })),
  }
  const text = JSON.stringify(whole, null, 2)
  writeWhole(join(folder, `${name}.ke-khai.json`), text)
  writeWhole(join(folder, PUBLIC_KEY), publicPem(key))
  writeWhole(join(folder, `${name}.sig`), sign(null, Buffer.from(text, 'utf8'), key))
  return hash('sha256', text, 'hex')
}

/** What a receiver makes of a package: whole, or torn and why. */
export type ReadPackage =
  | { readonly ok: true; readonly list: PackageList; readonly rows: readonly SentEvent[]; readonly sha256: string }
  | { readonly ok: false; readonly why: 'missing' | 'signature' | 'content' }

/**
 * Reads a package as a province does: the signature over the list, and the list over the files.
 * @param pem the centre's public key, as it was handed over once
 */
export function readPackage(folder: string, no: number, pem: string): ReadPackage {
  const at = (end: string): string => join(folder, `${packageName(no)}${end}`)
  if (!existsSync(at('.sig')) || !existsSync(at('.ke-khai.json'))) return { ok: false, why: 'missing' }
  const text = readFileSync(at('.ke-khai.json'))
  if (!verify(null, text, pem, readFileSync(at('.sig')))) return { ok: false, why: 'signature' }
  const list = packageList.parse(JSON.parse(text.toString('utf8')))
  const isWhole = list.tep.every(({ ten, sha256: digest }) => {
    const file = join(folder, ten)
    return existsSync(file) && hash('sha256', readFileSync(file), 'hex') === digest
  })
  if (!isWhole) return { ok: false, why: 'content' }
  const { dong } = packageRows.parse(JSON.parse(readFileSync(at('.json'), 'utf8')))
  return { ok: true, list, rows: dong, sha256: hash('sha256', text, 'hex') }
}
