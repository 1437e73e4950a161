import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { APP_ORIGIN } from '../../shared/shell/addresses.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
/** The page speaks with the main process only: it may fetch nothing but its own files. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const

/** Exact paths and the file behind each. */
export function filesOf(pagesDir: string): ReadonlyMap<string, string> {
  const list = z
    .object({ files: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(join(pagesDir, 'away/shell.json'), 'utf8')))
  const files = new Map(list.files.map((path) => [path, join(pagesDir, path)]))
  return files.set('/away/', join(pagesDir, 'away/index.html')).set('/favicon.svg', join(pagesDir, 'favicon.svg'))
}

/** What is served at an address. Names are compared whole, so there is no path to climb. */
export function answer(url: string, files: ReadonlyMap<string, string>): Response {
  const { host, pathname, protocol: scheme } = new URL(url)
  const file = `${scheme}//${host}` === APP_ORIGIN ? files.get(pathname) : undefined
  if (file === undefined) return new Response(null, { status: 404 })
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  return new Response(readFileSync(file), { headers: { ...HEADERS, 'content-type': type } })
}
