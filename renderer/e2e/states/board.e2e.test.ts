import { boardStates } from './board.ts'
import { checkStates } from './state.ts'

checkStates('board', ['board'], boardStates)
