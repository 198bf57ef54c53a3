/** Thrown inside the writing of an import when somebody stopped it, or the server ends: everything is rolled back. */
export class GivenUp extends Error {}
