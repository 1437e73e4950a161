import { boardStates } from './board.ts'
import { checkStates } from './state.ts'

checkStates('board', boardStates)
