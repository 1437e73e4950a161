import { viConfigFaults } from '../../i18n/vi/config-faults.ts'
import type { FaultCode, FaultParams } from '../../i18n/vi/config-faults.ts'

/** One fault of a configuration: which file or list, where in it (`counters[3].services[0].serviceId`), and what is wrong. */
export type Problem = { readonly file: string; readonly path: string; readonly reason: string }

/** A fault that can be said in any language: `reason` is its Vietnamese, for files and for whoever knows no code. */
export type Fault = Problem & Said
export type Said = { readonly code: FaultCode; readonly params: FaultParams; readonly reason: string }

/** A fault by its code, with its words. */
export const said = (code: FaultCode, params: FaultParams = {}): Said => ({
  code,
  params,
  reason: viConfigFaults[code](params),
})

/** `['counters', 3, 'name']` → `counters[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${String(part)}` : String(part)
  }, '')
}
