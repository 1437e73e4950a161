import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../../shared/domain/config/problem.ts'
import { checkAgainstForms, checkTemplate, templatesOf } from '../../../shared/domain/slips/check-template.ts'
import type { Templates } from '../../../shared/domain/slips/check-template.ts'
import { slipTemplateFile } from '../../../shared/domain/slips/template.ts'
import type { SlipTemplateFile } from '../../../shared/domain/slips/template.ts'
import { resourcesDir } from '../../platform/paths.ts'
import { readJson } from '../seed/read-json.ts'
import { SeedError } from '../seed/seed-error.ts'

/**
 * Reads the templates of every form (BD-23.3: a house may edit them, within the forms of the law) and checks them, each in itself and all against the forms of the law.
 * @param dir folder of the files; by default those that ship with the program
 * @throws SeedError with every problem found
 */
export function loadSlipTemplates(dir: string = join(resourcesDir(), 'slips')): Templates {
  const problems: Problem[] = []
  const files: SlipTemplateFile[] = []
  for (const name of readdirSync(dir)
    .filter((one) => one.endsWith('.json'))
    .toSorted()) {
    const file = readJson(dir, name, slipTemplateFile, problems)
    if (!file) continue
    files.push(file)
    for (const [at, template] of file.templates.entries()) {
      const path = `templates[${at}] (${template.kind})`
      problems.push(...checkTemplate(template).map((reason) => ({ file: name, path, reason })))
    }
  }
  const templates = templatesOf(files)
  problems.push(...checkAgainstForms(templates).map((reason) => ({ file: 'slips', path: '', reason })))
  if (problems.length > 0) throw new SeedError(problems)
  return templates
}
