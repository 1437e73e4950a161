import { z } from 'zod'
import { id } from './views.ts'

/** A line in a list of procedures. */
export const procedureLine = z.object({
  id,
  /** National code, e.g. 1.004222. */
  code: z.string(),
  name: z.string(),
  field: z.string(),
  fieldEn: z.string().optional(),
  agency: z.string(),
  agencyEn: z.string().optional(),
})
export type ProcedureLine = z.infer<typeof procedureLine>

export const channel = z.enum(['direct', 'online', 'postal'])
export type Channel = z.infer<typeof channel>

/** A paper of the dossier, as published. */
export const component = z.object({
  name: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  /** True for a form that the citizen fills in. */
  isForm: z.boolean(),
})
export type ComponentView = z.infer<typeof component>

/** Everything the catalogue says about a procedure that somebody who comes with papers wants to know. */
export const procedure = procedureLine.extend({
  level: z.enum(['province', 'commune', 'both']),
  /** In the words of the source, one for each channel it names. */
  limits: z.array(z.object({ channel, words: z.string() })),
  fee: z.string(),
  components: z.array(component),
  /** Cases with time limits of their own; none where the source has none. */
  cases: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Whose number is right for it; null: no service of this centre takes it. */
  serviceId: id.nullable(),
})
export type ProcedureView = z.infer<typeof procedure>

/** The agencies of the catalogue with their fields; `count` is the number of procedures, none has zero. */
export const catalogueAgency = z.object({
  id,
  name: z.string(),
  nameEn: z.string().optional(),
  count: z.number().int(),
  fields: z.array(z.object({ id, name: z.string(), nameEn: z.string().optional(), count: z.number().int() })),
})
export type CatalogueAgency = z.infer<typeof catalogueAgency>
