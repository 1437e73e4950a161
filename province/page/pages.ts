import { createHmac, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppOptions } from '../api/build-app.ts'
import { sha256Of } from '../domain/hashes.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { overviewPage, readOverview } from './overview.ts'
import { FONT_FILES, STYLE } from './style.ts'

const COOKIE = 'mot_cua_tinh'
const SESSION_MS = 8 * 3_600_000
/** A page without a script, which nobody may frame. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The province's page: for people, behind the operator's token. It shows no name of a citizen. */
export function addPages(app: FastifyInstance, { store, operatorToken, clock }: AppOptions): void {
  const sign = (until: string): string => createHmac('sha256', operatorToken).update(until).digest('base64url')

  function isLoggedIn({ headers }: FastifyRequest): boolean {
    const [, until = '', signed = ''] =
      new RegExp(`(?:^|; )${COOKIE}=(\\d+)\\.([\\w-]+)`).exec(headers.cookie ?? '') ?? []
    const wanted = Buffer.from(sign(until))
    const given = Buffer.from(signed)
    return given.length === wanted.length && timingSafeEqual(given, wanted) && Number(until) > clock.now()
  }

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
  app.get('/', async (request, reply) => {
    if (!isLoggedIn(request)) return sendPage(reply, logInPage(false))
    return sendPage(reply, overviewPage(await readOverview(store, clock.now())))
  })
  app.post('/', async (request, reply) => {
    const { token } = (request.body ?? {}) as { token?: unknown }
    if (typeof token !== 'string' || sha256Of(token.trim()) !== sha256Of(operatorToken))
      return sendPage(reply.code(401), logInPage(true))
    const until = String(clock.now() + SESSION_MS)
    const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : ''
    reply.header(
      'set-cookie',
      `${COOKIE}=${until}.${sign(until)}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_MS / 1_000}${secure}`,
    )
    return reply.redirect('/', 303)
  })
  app.post('/log-out', (_request, reply) =>
    reply.header('set-cookie', `${COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0`).redirect('/', 303),
  )
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
  const fonts = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')),
    'files',
  )
  for (const file of FONT_FILES)
    app.get(`/fonts/${file}`, (_request, reply) =>
      reply
        .type('font/woff2')
        .header('cache-control', 'max-age=31536000')
        .send(createReadStream(join(fonts, file))),
    )
}

const logInPage = (isWrong: boolean): Html => html`<header><h1>Điểm kết nối của tỉnh</h1></header>
  <main><form class="log-in" method="post" action="/">
    <label>Mã quản trị<input name="token" type="password" autocomplete="current-password" required autofocus /></label>
    ${isWrong ? html`<p class="stop" role="alert">Mã quản trị không đúng. Vui lòng nhập lại.</p>` : ''}
    <button>Đăng nhập</button>
  </form></main>`

function sendPage(reply: FastifyReply, body: Html): FastifyReply {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Điểm kết nối của tỉnh</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`
  return reply
    .headers({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(page.html)
}
