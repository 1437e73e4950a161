import { agencyStates } from './agencies.ts'
import { checkStates } from './state.ts'

checkStates('agencies', agencyStates)
