import { composeSlip } from '../../../shared/domain/slips/compose.ts'
import type { PrintChoice } from '../../../shared/domain/slips/compose.ts'
import type { SlipPaper } from '../../../shared/domain/slips/paper.ts'
import type { Slip } from '../../../shared/domain/slips/slip.ts'
import { loadSlipTemplates } from './load-templates.ts'
import { codeMaker } from './make-codes.ts'

/**
 * Puts slips into the templates that ship with the program.
 * @throws SeedError at once when a template is bad: a centre that cannot print its slips must say so when it starts
 */
export function slipComposer(): (slip: Slip, choice: PrintChoice) => SlipPaper {
  const templates = loadSlipTemplates()
  return (slip, choice) => {
    const template = templates.find(slip)
    if (!template) throw new Error(`no template ${slip.formSet} ${slip.kind} ${slip.version}`)
    return composeSlip(template, slip, choice, codeMaker)
  }
}
