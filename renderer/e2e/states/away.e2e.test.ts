import { AWAY_STATES } from './away.ts'
import { checkStates } from './state.ts'

checkStates('away', AWAY_STATES)
