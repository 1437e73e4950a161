import { papersStates } from './papers.ts'
import { checkStates } from './state.ts'

checkStates('papers', papersStates)
