import type { Ctx, Deps } from '../context.ts'

/** Whether the centre has set a procedure down as secret: nothing of it is digitised (TQ-4.5; TT 03/2025/TT-VPCP Điều 5). */
export const isSecretProcedure = ({ store }: Deps, ctx: Ctx, procedureId: string): boolean =>
  store.config().setting('digital.secretProcedures', ctx.businessDate)?.includes(procedureId) ?? false

/** Whether a dossier has to wait for papers that are not digitised yet: only where the centre has set so (TT-8.5a). */
export const waitsForScans = ({ store }: Deps, ctx: Ctx, dossierId: string): boolean =>
  store.config().setting('digital.beforeForward', ctx.businessDate) === true &&
  store.digital.stateOf(dossierId).left > 0
