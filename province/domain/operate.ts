import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type {
  ProvinceChange,
  catalogueVersion,
  codesGranted,
  dossierResult,
  dossierStatus,
  holidaysOfYear,
  supplementWanted,
} from '../../shared/province/changes.ts'
import type { Store, Tx } from '../store/store.ts'
import { sha256Of } from './hashes.ts'
import type { Dossier } from './rows.ts'

type Body<S extends z.ZodType> = Omit<z.infer<S>, 'code'>

const ENDED: ReadonlySet<number> = new Set([8, 10])
const DEFAULT_QUOTA = 100 * 1_000_000_000

/** What the province's own systems and people do; each is told to the centres it concerns, in the same transaction. */
export type Operate = {
  /** @returns its token, shown once and kept as a hash; null: there is one of this id */
  addCentre(id: string, name: string, quotaBytes: number | undefined): Promise<string | null>
  giveToken(centreId: string): Promise<string | null>
  /** False: the centre has no such dossier. So with the next two. */
  setStatus(centreId: string, code: string, status: Body<typeof dossierStatus>): Promise<boolean>
  setResult(centreId: string, code: string, result: Body<typeof dossierResult>): Promise<boolean>
  wantSupplement(centreId: string, code: string, wanted: Body<typeof supplementWanted>): Promise<boolean>
  publishHolidays(year: z.infer<typeof holidaysOfYear>): Promise<void>
  grantCodes(centreId: string, granted: z.infer<typeof codesGranted>): Promise<boolean>
  /** @returns the hash of the file */
  publishCatalogue(
    version: Omit<z.infer<typeof catalogueVersion>, 'sha256' | 'bytes'>,
    content: Uint8Array,
  ): Promise<string>
}

export function createOperate(store: Store, now: () => number): Operate {
  const secret = (): string => randomBytes(32).toString('base64url')
  const tell = (
    tx: Tx,
    centreId: string | null,
    kind: ProvinceChange['kind'],
    key: string,
    body: unknown,
  ): Promise<void> => tx.addChange(centreId, { kind, key: `${kind}:${key}`, at: now(), body })

  async function giveToken(centreId: string): Promise<string | null> {
    if (!(await store.centre(centreId))) return null
    const token = secret()
    await store.addToken(centreId, sha256Of(token), now())
    return token
  }

  function onDossier(
    centreId: string,
    code: string,
    run: (tx: Tx, dossier: Dossier) => Promise<void>,
  ): Promise<boolean> {
    return store.transaction(async (tx) => {
      const centre = await tx.lockCentre(centreId)
      const [dossier] = centre ? await tx.dossiers(centreId, [code]) : []
      if (!dossier) return false
      await run(tx, dossier)
      return true
    })
  }

  async function move(tx: Tx, centreId: string, dossier: Dossier, status: Body<typeof dossierStatus>): Promise<void> {
    const at = now()
    const endedAt = ENDED.has(status.status) ? at : null
    await tx.saveDossier(centreId, {
      ...dossier,
      status: status.status,
      unit: status.unit,
      before: null,
      endedAt,
      updatedAt: at,
    })
    await tell(tx, centreId, 'dossier.status', dossier.code, { code: dossier.code, ...status })
  }

  return {
    async addCentre(id, name, quotaBytes) {
      return (await store.addCentre(id, name, quotaBytes ?? DEFAULT_QUOTA)) ? giveToken(id) : null
    },
    giveToken,
    setStatus: (centreId, code, status) =>
      onDossier(centreId, code, (tx, dossier) => move(tx, centreId, dossier, status)),
    setResult: (centreId, code, result) =>
      onDossier(centreId, code, async (tx, dossier) => {
        await move(tx, centreId, dossier, { status: 9, unit: dossier.unit, note: null })
        await tell(tx, centreId, 'dossier.result', code, { code, ...result })
      }),
    wantSupplement: (centreId, code, wanted) =>
      onDossier(centreId, code, async (tx) => tell(tx, centreId, 'supplement.wanted', wanted.id, { code, ...wanted })),
    publishHolidays: (year) => store.transaction((tx) => tell(tx, null, 'holidays', String(year.year), year)),
    grantCodes: (centreId, granted) =>
      store.transaction(async (tx) => {
        if (!(await tx.lockCentre(centreId))) return false
        const { codes, agencyId, from } = granted
        await tell(
          tx,
          centreId,
          'codes.granted',
          [codes.identifier, codes.owner ?? '', agencyId ?? '', from].join('/'),
          granted,
        )
        return true
      }),
    publishCatalogue: (version, content) => publishCatalogue(store, now, version, content),
  }
}

async function publishCatalogue(
  store: Store,
  now: () => number,
  version: Omit<z.infer<typeof catalogueVersion>, 'sha256' | 'bytes'>,
  content: Uint8Array,
): Promise<string> {
  const sha256 = sha256Of(content)
  const body = { ...version, sha256, bytes: content.byteLength }
  await store.transaction(async (tx) => {
    await tx.saveCatalogue(version.version, version.mediaType, content)
    await tx.addChange(null, {
      kind: 'catalogue.version',
      key: `catalogue.version:${version.version}`,
      at: now(),
      body,
    })
  })
  return sha256
}
