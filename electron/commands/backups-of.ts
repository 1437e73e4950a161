/** Where the backups of a data folder lie unless somebody says otherwise: beside it, so that they do not go with it. */
export const backupsOf = (data: string): string => `${data.replace(/[/\\]+$/, '')}-backups`
