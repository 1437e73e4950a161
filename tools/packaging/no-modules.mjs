/** Tells electron-builder that the app brings all it needs, so that it does not gather packages of the repository. */
export const beforeBuild = async () => false
