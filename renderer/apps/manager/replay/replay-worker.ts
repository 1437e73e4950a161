import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { compareDay } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** Plays days beside the page, so that it stays quick under the finger whatever a day holds. */
addEventListener('message', ({ data }: MessageEvent<{ n: number; day: DayRecord; scenario: Scenario }>) =>
  postMessage({ n: data.n, comparison: compareDay(data.day, data.scenario) }),
)
