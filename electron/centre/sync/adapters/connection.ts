import { readFileSync } from 'node:fs'
import { z } from 'zod'

const text = z.string().trim().min(1)
const path = z.string().startsWith('/')
const url = z.url({ protocol: /^https?$/ })
/** What the receiving unit is called there. */
const unit = z.strictObject({ code: text, name: text })

/**
 * How a centre reaches a system of its province that is not the reference: a file of its own beside the centre's data, readable
 * for the service only, never in the journal (docs/province.md). It is read again whenever log-in fails.
 */
export const connection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('national-v1'),
    url,
    loginPath: path,
    servicePath: path,
    dstcode: text,
    madonvi: text,
    username: text,
    password: text,
    unit,
    /** Server on which papers are put for the portal to fetch; absent: they stay here. */
    filesUrl: url.optional(),
  }),
  z.strictObject({
    kind: z.literal('national-v2'),
    url,
    clientId: text,
    clientSecret: text,
    unit,
    /** `theirs`: GetNextValue gives the number there (doubt `v2-code`); `own`: ours is used. */
    codes: z.enum(['theirs', 'own']).default('theirs'),
    /** Everything is sent anew although this machine does not know what went before: only after asking the province. */
    beginAnew: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('file'),
    /** Folder of packages and answers, on a stick or shared. */
    folder: text,
    unit,
    /** Minutes between two packages. */
    everyMinutes: z.number().int().min(0).max(10_080).default(60),
    /** Public key (PEM, Ed25519) with which answers are signed; absent: they are not. */
    answerKey: z.string().optional(),
  }),
])
export type Connection = z.infer<typeof connection>
export type ConnectionKind = Connection['kind']
export type ConnectionOf<K extends ConnectionKind> = Extract<Connection, { kind: K }>

/** Reads a connection file. @throws when it is not there or not of the shape */
export const readConnection = (file: string): Connection =>
  connection.parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\u{FEFF}/u, '')))
