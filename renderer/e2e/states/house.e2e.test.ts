import { houseStates } from './house.ts'
import { checkStates } from './state.ts'

checkStates('house', houseStates)
