import { backupStates } from './backups.ts'
import { checkStates } from './state.ts'
import { technicianStates } from './technician.ts'
import { versionStates } from './versions.ts'

checkStates('technician', [...technicianStates, ...versionStates, ...backupStates])
