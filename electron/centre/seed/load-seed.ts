import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { referenceProblems } from '../../../shared/domain/config/check-references.ts'
import { isRealDate, settingProblems } from '../../../shared/domain/config/check-settings.ts'
import type { Problem } from '../../../shared/domain/config/problem.ts'
import type { Holiday } from '../../../shared/domain/events/config-events.ts'
import { resourcesDir } from '../../platform/paths.ts'
import { readJson } from './read-json.ts'
import { SeedError } from './seed-error.ts'
import { SEED_FILES, holidayFile, presetFile } from './seed-files.ts'
import type { Preset, SeedData, SeedParts } from './seed-files.ts'

/** The presets that `--preset` takes (contract.md); what each one says stands in docs/presets.md. */
export const PRESET_NAMES = ['all-day', 'binh-duong', 'kon-tum', 'trung-thanh', 'tuyen-quang', 'tra-vinh'] as const
export type PresetName = (typeof PRESET_NAMES)[number]

const isComplete = (parts: SeedParts): parts is Required<SeedParts> =>
  Object.values(SEED_FILES).every((file) => Object.keys(file.shape).every((list) => list in parts))

/**
 * Reads the files of one centre and checks them, each in itself and all against each other.
 * @param dir folder with the files of `SEED_FILES`; by default the demonstration
 * @returns the whole configuration with the holidays that ship with the program; without hours, which a preset gives
 * @throws SeedError with every problem found
 */
export function loadSeed(dir: string = join(resourcesDir(), 'seed', 'demo')): SeedData {
  const problems: Problem[] = []
  const parts: SeedParts = {}
  for (const [file, schema] of Object.entries(SEED_FILES)) {
    Object.assign(parts, readJson(dir, file, schema, problems))
  }
  problems.push(...settingProblems('centre.json', parts.settings ?? []), ...referenceProblems(parts))
  // Every file that is missing from the parts has left a problem, so the second condition only tells the compiler.
  if (problems.length > 0 || !isComplete(parts)) throw new SeedError(problems)
  return { ...parts, holidays: loadHolidays() }
}

/**
 * Settings of one regulation, or of the all-day demonstration. A key that the regulation does not speak of has no row.
 * @throws SeedError when the name is unknown or the file is bad
 */
export function loadPreset(name: string, dir: string = join(resourcesDir(), 'seed', 'presets')): Preset {
  const known = PRESET_NAMES.find((preset) => preset === name)
  const file = `${name}.json`
  if (!known) {
    throw new SeedError([
      { file, path: '', reason: `không có mẫu thiết lập này; chọn một trong: ${PRESET_NAMES.join(', ')}` },
    ])
  }
  const problems: Problem[] = []
  const preset = readJson(dir, file, presetFile, problems)
  if (preset) problems.push(...presetProblems(file, known, preset))
  if (problems.length > 0 || !preset) throw new SeedError(problems)
  return preset
}

function presetProblems(file: string, name: PresetName, preset: Preset): Problem[] {
  const problems: Problem[] = settingProblems(file, preset.settings)
  if (preset.name !== name) problems.push({ file, path: 'name', reason: `phải là “${name}” như tên tệp` })
  preset.settings.forEach((setting, i) => {
    if (setting.agencyId !== null) {
      problems.push({
        file,
        path: `settings[${i}].agencyId`,
        reason: 'mẫu thiết lập không biết cơ quan nào, phải là null',
      })
    }
    if (!setting.source) problems.push({ file, path: `settings[${i}].source`, reason: 'thiếu căn cứ' })
  })
  return problems
}

/**
 * Public holidays and exchanged working days of every year that has a file (law-facts §10.3), by date.
 * @throws SeedError when a file is bad
 */
export function loadHolidays(dir: string = join(resourcesDir(), 'holidays')): Holiday[] {
  const problems: Problem[] = []
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.json'))
    .sort()
  const holidays = files.flatMap((file) => {
    const read = readJson(dir, file, holidayFile, problems)?.holidays ?? []
    problems.push(...holidayProblems(file, read))
    return read
  })
  if (problems.length > 0) throw new SeedError(problems)
  return holidays
}

function holidayProblems(file: string, holidays: readonly Holiday[]): Problem[] {
  return holidays.flatMap(({ date, kind, part, source }, i) => {
    const say = (field: string, reason: string): Problem => ({ file, path: `holidays[${i}].${field}`, reason })
    const found: Problem[] = []
    if (!isRealDate(date)) found.push(say('date', `không có ngày ${date}`))
    if (`${date.slice(0, 4)}.json` !== file) found.push(say('date', `ngày ${date} không thuộc năm của tệp`))
    if (i > 0 && date <= (holidays[i - 1]?.date ?? '')) found.push(say('date', 'các ngày phải tăng dần, không trùng'))
    if (!source) found.push(say('source', 'thiếu căn cứ'))
    if (kind === 'worked' && part !== undefined) found.push(say('part', 'ngày làm bù là cả ngày'))
    return found
  })
}
