import { checkStates } from './state.ts'
import { technicianStates } from './technician.ts'

checkStates('technician', technicianStates)
