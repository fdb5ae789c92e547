/** Thrown where a view has not loaded what is read: whoever opened the view loads it, and what read begins again. */
export abstract class Unloaded extends Error {}
