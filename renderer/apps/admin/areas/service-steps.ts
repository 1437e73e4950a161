import type { ConfigStep, ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { ServiceDraft } from './ServicesArea.tsx'

/** The counters that serve a service, each with its weight. */
export const countersOf = (config: ConfigurationView, serviceId: string): Record<string, number> =>
  Object.fromEntries(
    config.counters.flatMap(({ id, services }) => {
      const served = services.find((one) => one.serviceId === serviceId)
      return served ? [[id, served.weight]] : []
    }),
  )

/**
 * The steps that make a service what its form says: the service itself, and every counter that begins, ends or weighs
 * it otherwise. A new one has no id before the centre gives it one, so here it gets a key of its letter.
 */
export function stepsOfService(config: ConfigurationView, key: string | null, draft: ServiceDraft): ConfigStep[] {
  const { weights, nameEn, ...service } = draft
  const id = key ?? newKey(config, draft.letter)
  const item = { ...service, id, ...(nameEn ? { nameEn } : {}) }
  const counters = config.counters.flatMap((counter): ConfigStep[] => {
    const others = counter.services.filter(({ serviceId }) => serviceId !== id)
    const before = counter.services.find(({ serviceId }) => serviceId === id)?.weight
    const weight = weights[counter.id]
    if (weight === before) return []
    const at = counter.services.findIndex(({ serviceId }) => serviceId === id)
    const services =
      weight === undefined ? others : others.toSpliced(at < 0 ? others.length : at, 0, { serviceId: id, weight })
    return [{ kind: 'counter', item: { ...counter, services } }]
  })
  return [{ kind: 'service', item }, ...counters]
}

function newKey({ services }: ConfigurationView, letter: string): string {
  const base = `dich-vu-${letter.toLowerCase() || 'moi'}-`
  for (let n = services.length + 1; ; n += 1) if (!services.some(({ id }) => id === `${base}${n}`)) return `${base}${n}`
}
