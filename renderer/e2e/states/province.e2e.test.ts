import { provinceStates } from './province.ts'
import { checkStates } from './state.ts'

checkStates('province', provinceStates)
